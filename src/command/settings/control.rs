//! What changes one setting: a menu on a page of its own, or a form.

use std::collections::BTreeSet;

use super::overview::{back, value_and_source};
use crate::action::{Action, SettingsAction};
use crate::command::vocabulary::{
    Button, Card, ChannelKind, Channels, Colour, Context, Form, Input, InputSize, Menu, MenuItem,
    Message, MultiSelect, MultiSelectItem, Row, Style,
};
use crate::film::Genre;
use crate::markup::Markup;
use crate::settings::{Field, Kind, Setting, Settings, Value, Visibility, Weekdays};
use crate::snowflake::ChannelId;
use crate::state::ServerSettings;
use crate::text::Texts;

/// What the input is called that takes a file's text.
pub(super) const IMPORTED: &str = "file";

/// How many channels can be chosen in a menu (Discord's limit).
const MOST_CHANNELS: u8 = 25;

impl ChannelKind {
    /// The kind of channels that a setting is about.
    pub(crate) fn for_setting(field: Field) -> Self {
        match field.kind() {
            Kind::Channel => Self::Writable,
            _ => Self::WithThreads,
        }
    }
}

/// The settings that are typed in one form with this one, those of its topic that go together; none
/// for one that is chosen in a menu.
pub(super) fn inputs_of(field: Field) -> impl Iterator<Item = Field> {
    let goes = move |with: &Field| {
        let kinds = (field.kind(), with.kind());
        with.topic() == field.topic()
            && matches!(
                kinds,
                (Kind::Rating, Kind::Rating)
                    | (Kind::Year, Kind::Year)
                    | (Kind::Time | Kind::Zone, Kind::Time | Kind::Zone)
            )
    };
    Field::ALL.into_iter().filter(goes)
}

/// The form in which a setting is typed; `None` for one that is chosen in a menu.
pub(super) fn form(context: &Context<'_>, server: &ServerSettings, field: Field) -> Option<Form> {
    let texts = &context.private_texts().settings;
    let input = |field: Field| Input {
        name: field.path(),
        label: (texts.of)(field).name.to_owned(),
        example: (texts.example)(field.kind()).to_owned(),
        value: server
            .chosen
            .get(field)
            .map(Setting::to_typed)
            .unwrap_or_default(),
        size: InputSize::Line,
    };
    let inputs: Vec<Input> = inputs_of(field).map(input).collect();
    (!inputs.is_empty()).then(|| Form {
        title: (texts.of)(field).name.to_owned(),
        action: Action::Settings(SettingsAction::Fill(field)),
        inputs,
    })
}

/// The form into which a file's text goes. Text and not an upload: it reaches the bot with the
/// form itself, whichever way that comes, and nothing has to be fetched from anywhere.
pub(super) fn import_form(context: &Context<'_>) -> Form {
    let texts = &context.private_texts().settings;
    Form {
        title: texts.import_title.to_owned(),
        action: Action::Settings(SettingsAction::Import),
        inputs: vec![Input {
            name: IMPORTED.to_owned(),
            label: texts.import_label.to_owned(),
            example: texts.import_example.to_owned(),
            value: context.call.enclosed.draft.clone(),
            size: InputSize::Page,
        }],
    }
}

/// What keeps the text of a file that was not imported, and the button that opens the form with it.
/// The message keeps it, not the bot: it is in every interaction with the button.
pub(in super::super) fn draft(typed: &str, texts: &Texts) -> (Card, Row) {
    let texts = &texts.settings;
    let card = Card {
        colour: Colour::HOUSE,
        title: Markup::trusted(texts.draft),
        description: Markup::block(typed),
        ..Card::default()
    };
    let import = Action::Settings(SettingsAction::Import);
    let correct = Button::act(Style::Primary, "✏️", texts.correct, import);
    (card, Row::Buttons(vec![correct]))
}

/// A page about one setting, with the menu that changes it.
pub(super) fn page(context: &Context<'_>, server: &ServerSettings, field: Field) -> Message {
    let all = context.private_texts();
    let texts = &all.settings;
    let mut description = crate::markup!("{}.", Markup::trusted((texts.of)(field).about));
    description.push_after("\n\n", &value_and_source(all, server, field));
    let mut rows = Vec::new();
    if field.is_the_servers() {
        match menu(context, &server.in_force(), field) {
            Some(menu) => rows.push(menu),
            None => description.push_after("\n\n", &Markup::trusted(texts.too_many_to_choose)),
        }
    }
    let unset = Action::Settings(SettingsAction::Unset(field));
    let is_chosen = server.chosen.get(field).is_some();
    rows.push(Row::Buttons(vec![
        Button::act(Style::Secondary, "↩️", texts.use_default, unset).only_if(is_chosen),
        back(texts),
    ]));
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::plain((texts.of)(field).name),
            description,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}

/// The menu that changes a setting; `None` where more is chosen than a menu can show.
fn menu(context: &Context<'_>, in_force: &Settings, field: Field) -> Option<Row> {
    let all = context.private_texts();
    let texts = &all.settings;
    let action = Action::Settings(SettingsAction::Fill(field));
    let placeholder = texts.choose_value.to_owned();
    let channels = |most, action, chosen: BTreeSet<ChannelId>| {
        Row::Channels(Channels {
            placeholder: texts.choose_channels.to_owned(),
            action,
            offers: ChannelKind::for_setting(field),
            most,
            chosen: chosen.into_iter().collect(),
        })
    };
    let item = |label: &str, value: &str, chosen| MultiSelectItem {
        label: label.to_owned(),
        value: value.to_owned(),
        chosen,
    };
    let value = Setting::of(in_force, field).value();
    Some(match value {
        Value::Channels(chosen) if chosen.len() > usize::from(MOST_CHANNELS) => return None,
        Value::Channels(chosen) => channels(MOST_CHANNELS, action, chosen),
        Value::Channel(_) => channels(1, action, value.channels()),
        Value::Genres(chosen) => Row::MultiSelect(MultiSelect {
            placeholder,
            action,
            least: 0,
            items: Genre::ALL
                .into_iter()
                .map(|genre| item((all.genre)(genre), genre.name(), chosen.contains(genre)))
                .collect(),
        }),
        Value::Weekdays(chosen) => Row::MultiSelect(MultiSelect {
            placeholder,
            action,
            least: 1,
            items: Weekdays::NAMES
                .into_iter()
                .map(|(name, day)| item((texts.weekday)(day), name, chosen.contains(day)))
                .collect(),
        }),
        _ => Row::Menu(Menu {
            placeholder,
            items: Setting::choices(field)
                .into_iter()
                .map(|setting| MenuItem {
                    label: all.setting(&setting).to_text(),
                    detail: String::new(),
                    action: Action::Settings(SettingsAction::Set(setting)),
                })
                .collect(),
        }),
    })
}
