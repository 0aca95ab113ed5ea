//! What was changed, by whom and when, and what undoes it.

use super::overview::back;
use crate::action::{Action, SettingsAction, SettingsPage};
use crate::command::parts::{page_buttons, page_of};
use crate::command::vocabulary::{Card, Colour, Context, Menu, MenuItem, Message, Row};
use crate::markup::Markup;
use crate::settings::{Change, Entry, Setting, Settings, Visibility, Way};
use crate::snowflake::UserId;
use crate::state::ServerSettings;
use crate::text::Texts;

/// How many entries a page has, and how many changes of each: what fits a card at its longest.
const ENTRIES: usize = 5;
const CHANGES: usize = 4;

/// How much of a value is shown, in characters: two of these make a line.
const LONGEST_VALUE: usize = 80;

/// A page of the history, from the latest change.
pub(super) fn message(context: &Context<'_>, server: &ServerSettings, page: u16) -> Message {
    let all = context.private_texts();
    let texts = &all.settings;
    let (at, pages) = page_of(page, server.history.len(), ENTRIES);
    let numbered = (1..).zip(&server.history);
    let shown: Vec<(usize, &Entry)> = numbered.skip(at * ENTRIES).take(ENTRIES).collect();
    let paragraphs = shown
        .iter()
        .map(|(number, entry)| paragraph(all, *number, entry, &server.defaults));
    let mut description = Markup::join(paragraphs, "\n\n");
    if shown.is_empty() {
        description = Markup::trusted(texts.no_history);
    }
    let mut rows = Vec::new();
    if !shown.is_empty() {
        rows.push(Row::Menu(Menu {
            placeholder: texts.choose_undo.to_owned(),
            items: shown
                .iter()
                .map(|(number, entry)| item(all, *number, entry, &server.defaults))
                .collect(),
        }));
    }
    let to = |page| Action::Settings(SettingsAction::Open(SettingsPage::History(page)));
    let mut buttons = match page_buttons(all, at, pages, to) {
        Some(Row::Buttons(buttons)) => buttons,
        _ => Vec::new(),
    };
    buttons.push(back(texts));
    rows.push(Row::Buttons(buttons));
    let footer = if pages > 1 {
        (all.page)(at + 1, pages)
    } else {
        String::new()
    };
    Message {
        visibility: Visibility::Private,
        cards: vec![Card {
            colour: Colour::HOUSE,
            title: Markup::trusted(texts.history_title),
            description,
            footer,
            ..Card::default()
        }],
        rows,
        ..Message::default()
    }
}

fn paragraph(texts: &Texts, number: usize, entry: &Entry, defaults: &Settings) -> Markup {
    let Entry {
        number: _,
        at,
        who,
        way,
        changes,
    } = entry;
    let when = Markup::time(at.as_second());
    // Nobody has this id: it stands for whoever had what is kept about them deleted.
    let who = who.map(|who| match who {
        UserId(0) => Markup::trusted(texts.settings.somebody),
        who => Markup::person(who),
    });
    let head = (texts.settings.entry)(&when, who.as_ref(), *way);
    let mut lines = crate::markup!("**{}.** {}", number, head);
    lines.push_after("\n", &changed(texts, changes, CHANGES, Some(defaults)));
    lines
}

/// An entry of the menu that undoes changes.
fn item(texts: &Texts, number: usize, entry: &Entry, defaults: &Settings) -> MenuItem {
    let names = entry
        .changes
        .iter()
        .map(|change| (texts.settings.of)(change.field).name);
    let names: Vec<&str> = names.collect();
    let detail = match entry.changes.as_slice() {
        // A menu shows no links, so that a channel would be a bare number.
        [change] if !is_about_channels(change) => {
            let value = |setting| value(texts, change, setting, Some(defaults)).to_text();
            format!(
                "{} → {}",
                value(change.was.as_ref()),
                value(change.is.as_ref())
            )
        }
        _ => String::new(),
    };
    MenuItem {
        label: format!("{number}. {}", names.join(", ")),
        detail,
        action: Action::Settings(SettingsAction::Undo(entry.number)),
    }
}

fn is_about_channels(change: &Change) -> bool {
    change.field.kind().no_channel().is_some()
}

/// What a change made different, below what kind of change it was.
pub(super) fn what_changed(
    context: &Context<'_>,
    way: Way,
    changes: &[Change],
    defaults: Option<&Settings>,
) -> Markup {
    let all = context.private_texts();
    let texts = &all.settings;
    if changes.is_empty() {
        return Markup::trusted(texts.nothing_changed);
    }
    let mut text = Markup::trusted((texts.changed)(way));
    text.push_after("\n", &changed(all, changes, changes.len(), defaults));
    text
}

/// What was and what is, a line a setting.
fn changed(texts: &Texts, changes: &[Change], most: usize, defaults: Option<&Settings>) -> Markup {
    let line = |change: &Change| {
        let was = value(texts, change, change.was.as_ref(), defaults);
        let is = value(texts, change, change.is.as_ref(), defaults);
        (texts.settings.change)((texts.settings.of)(change.field).name, &was, &is)
    };
    let left = changes.len().saturating_sub(most);
    let more = (left > 0).then(|| (texts.settings.and_more_changes)(left));
    Markup::join(changes.iter().take(most).map(line).chain(more), "\n")
}

fn value(
    texts: &Texts,
    change: &Change,
    setting: Option<&Setting>,
    defaults: Option<&Settings>,
) -> Markup {
    let show = |setting: &Setting| texts.setting(setting).cut(LONGEST_VALUE);
    match (setting, defaults) {
        (Some(setting), _) => show(setting),
        (None, Some(defaults)) => {
            (texts.settings.the_default)(&show(&Setting::of(defaults, change.field)))
        }
        (None, None) => Markup::trusted(texts.settings.a_default),
    }
}
