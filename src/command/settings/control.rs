//! What changes one setting: a menu on a page of its own, or a form.

use super::overview::{back, value_and_source};
use crate::action::{Action, SettingsAction};
use crate::command::vocabulary::{
    Button, Card, ChannelKind, Channels, Colour, Context, Form, Input, InputSize, Many, ManyItem,
    Menu, MenuItem, Message, Row, Style,
};
use crate::film::Genre;
use crate::markup::Markup;
use crate::memory::ServerSettings;
use crate::settings::{Field, Setting, Settings, Visibility, Weekdays};
use crate::text::Texts;

/// What the input is called that takes a file's text.
pub(super) const IMPORTED: &str = "file";

/// How many channels can be chosen in a menu (Discord's limit).
const MOST_CHANNELS: u8 = 25;

impl ChannelKind {
    /// The kind of channels that a setting is about.
    pub(crate) fn for_setting(field: Field) -> Self {
        match field {
            Field::FilmChannel => Self::Writable,
            _ => Self::WithThreads,
        }
    }
}

/// The settings that are typed together with this one; none for one that is chosen in a menu.
pub(super) fn inputs_of(field: Field) -> &'static [Field] {
    match field {
        Field::LowestRating => &[Field::LowestRating],
        Field::EarliestYear | Field::LatestYear => &[Field::EarliestYear, Field::LatestYear],
        Field::FilmTime | Field::FilmZone => &[Field::FilmTime, Field::FilmZone],
        _ => &[],
    }
}

/// The form in which a setting is typed; `None` for one that is chosen in a menu.
pub(super) fn form(context: &Context<'_>, server: &ServerSettings, field: Field) -> Option<Form> {
    let texts = &context.private_texts().settings;
    let input = |field: &Field| Input {
        name: field.path(),
        label: (texts.name)(*field).to_owned(),
        example: (texts.example)(*field).to_owned(),
        value: server
            .chosen
            .get(*field)
            .map(Setting::to_typed)
            .unwrap_or_default(),
        size: InputSize::Line,
    };
    let inputs: Vec<Input> = inputs_of(field).iter().map(input).collect();
    (!inputs.is_empty()).then(|| Form {
        title: (texts.name)(field).to_owned(),
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
    let texts = &context.private_texts().settings;
    let mut description = crate::markup!("{}.", Markup::trusted((texts.about)(field)));
    description.push_after("\n\n", &value_and_source(texts, server, field));
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
            title: Markup::plain((texts.name)(field)),
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
    Some(match field {
        Field::GenresLeftOut => Row::Many(Many {
            placeholder,
            action,
            least: 0,
            items: Genre::ALL
                .into_iter()
                .map(|genre| ManyItem {
                    label: (all.genre)(genre).to_owned(),
                    value: genre.name().to_owned(),
                    chosen: in_force.genres_left_out.contains(genre),
                })
                .collect(),
        }),
        Field::FilmWeekdays => Row::Many(Many {
            placeholder,
            action,
            least: 1,
            items: Weekdays::NAMES
                .into_iter()
                .map(|(name, day)| ManyItem {
                    label: (texts.weekday)(day).to_owned(),
                    value: name.to_owned(),
                    chosen: in_force.film_of_the_day.weekdays.contains(day),
                })
                .collect(),
        }),
        Field::Channels if in_force.channels.len() > usize::from(MOST_CHANNELS) => return None,
        Field::Channels | Field::FilmChannel => {
            let (most, chosen) = match field {
                Field::Channels => (MOST_CHANNELS, in_force.channels.iter().copied().collect()),
                _ => (1, in_force.film_of_the_day.channel.into_iter().collect()),
            };
            Row::Channels(Channels {
                placeholder: texts.choose_channels.to_owned(),
                action,
                offers: ChannelKind::for_setting(field),
                most,
                chosen,
            })
        }
        _ => Row::Menu(Menu {
            placeholder,
            items: Setting::choices(field)
                .into_iter()
                .map(|setting| MenuItem {
                    label: (texts.value)(&setting).to_text(),
                    detail: String::new(),
                    action: Action::Settings(SettingsAction::Set(setting)),
                })
                .collect(),
        }),
    })
}
