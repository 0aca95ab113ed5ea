//! English: watchlists.

use jiff::civil::Date;

use super::super::ListTexts;
use super::count;
use crate::markup;
use crate::markup::Markup;
use crate::member::{Order, Weighing};
use crate::refusal::{ListReason, Unpicked};

pub(super) const TEXTS: ListTexts = ListTexts {
    command: "Keep lists of films to watch together",
    show_command: "Show a watchlist",
    add_command: "Put a film on a watchlist",
    remove_command: "Take back that you want to watch a film",
    pick_command: "Pick a film from a watchlist that you have not seen",
    watched_command: "Note that a film was watched, and that you were there",
    history_command: "Page through what was watched together",
    create_command: "Make another watchlist (for those who manage the server)",
    default_command: "Choose the list to use when none is named (for those who manage the server)",
    delete_command: "Delete a watchlist (for those who manage the server)",
    list_option: "The list; the server's default one if left out",
    the_list_option: "The list",
    listed_option: "The film",
    everyone_option: "Take it off the list for everybody (for those who manage the server)",
    weighing_option: "How likely each film is; by how many want it if left out",
    on_option: "The day: today (if left out), yesterday, or such as 2026-11-20",
    name_option: "What it is called, at most 40 characters",
    as_default_option: "Whether to use this list when none is named",
    order: |order| match order {
        Order::Waiting => "Longest waiting",
        Order::Newest => "Newest",
        Order::MostWanted => "Most wanted",
        Order::Title => "By title",
        Order::Rating => "Best rated",
    },
    weighing: |weighing| match weighing {
        Weighing::ByWishes => "The more want it, the likelier",
        Weighing::Evenly => "Every film is equally likely",
    },
    today: "today",
    yesterday: "yesterday",

    want: "Want to watch",
    put_as_typed: "Put it on the list as typed",
    unwant: "I don't want it any more",
    remove: "Take it off the list",
    bring_back: "Put it back",
    open_film: "Open the film",
    open_list: "Show the list",
    pick: "Pick one",
    watched_today: "Watched today",
    history: "What was watched",
    there: "I was there",
    not_there: "I was not there",
    unwatch: "Remove from the history",
    delete: "Delete the list",
    choose_entry: |list| format!("A film on {list} …"),
    choose_past: "A film that was watched …",

    first_list: "Watchlist",
    empty: "Nothing on it yet. Put a film on it with `/watchlist add`, or press *Want to watch* on a \
        film's card.",
    gone: "not in the library now",
    unlisted: "as typed, not in the library yet",
    about_unlisted: "It was put on the list as typed. Once the library has the film, it becomes that film.",
    and_more: |more| format!("and {more} more"),
    films_on_list: |films| count(films, "film", "films"),
    wanted_on: |list| markup!("On *{}*, wanted by:", list),
    not_on_list: |list| markup!("It is not on *{}*.", list),
    added: |film, list, wishes| match wishes {
        1 => markup!("**{}** is on *{}* now.", film, list),
        _ => markup!(
            "**{}** is on *{}*: {} members want it now.",
            film,
            list,
            wishes
        ),
    },
    wanted_already: |film, list| markup!("You want **{}** already: it is on *{}*.", film, list),
    still_wanted: |film, list, others| {
        let others = match others {
            1 => "one other member wants it".to_owned(),
            _ => format!("{others} others want it"),
        };
        markup!("Taken back. **{}** stays on *{}*: {}.", film, list, others)
    },
    left_list: |film, list| markup!("**{}** is off *{}*.", film, list),
    remove_question: |list, members| match members {
        1 => markup!("Take it off *{}*? One member wants it.", list),
        _ => markup!(
            "Take it off *{}* for everybody? {} members want it.",
            list,
            members
        ),
    },
    brought_back: |film, list| {
        markup!(
            "**{}** is on *{}* again, for everybody who wanted it.",
            film,
            list
        )
    },
    picked: |list, of, by| match of {
        1 => markup!("The only film of *{}* that fits; wanted by {}.", list, by),
        _ => markup!(
            "One of {} films of *{}* that fit; wanted by {}.",
            of,
            list,
            by
        ),
    },
    created: |list, is_default| {
        let mut text = markup!("There is a list *{}* now.", list);
        text.push_after(
            " ",
            &Markup::trusted(if is_default {
                "It is the one that is used when none is named."
            } else {
                "Name it in the option `list` of `/watchlist add` to put films on it."
            }),
        );
        text
    },
    default_is: |list| markup!("When no list is named, *{}* is used now.", list),
    delete_question: |films| {
        let films = count(films, "film", "films");
        markup!(
            "Delete this list and everybody's wishes on it ({})? That cannot be taken back.",
            films
        )
    },
    deleted: |list| markup!("*{}* is deleted.", list),

    history_title: "Watched together",
    nothing_watched: "Nothing yet. `/watchlist watched` notes a film, and that you were there.",
    times_watched: |times| count(times, "entry", "entries"),
    date,
    watched_on: |day| markup!("Watched on {}.", date(day)),
    who_was_there: |people| markup!("There: {}", people),
    nobody_there: "Nobody has said that they were there.",
};

fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

pub(super) fn refusal_of(reason: &ListReason, offers: bool) -> Markup {
    let text = match reason {
        ListReason::Unlisted { typed, .. } => {
            let ask = if offers {
                "Did you mean one of these? If not, put it"
            } else {
                "You can put it"
            };
            return markup!(
                "**{}** is not in this library. {} on the list as typed: it becomes the film itself \
                 once the library has it. A year in brackets behind the title tells it from others \
                 of its name.",
                typed,
                ask
            );
        }
        ListReason::NoSuchList { typed: Some(typed) } => {
            return markup!(
                "There is no list “{}” here. Choose one of those that the option offers, or ask an \
                 admin to make it with `/watchlist create`.",
                typed
            );
        }
        ListReason::NoSuchList { typed: None } => {
            "That list is not there any more. `/watchlist show` offers those that are."
        }
        ListReason::NoName => {
            "A list's name has 1 to 40 characters, letters or digits among them. Try another."
        }
        ListReason::Exists => "There is a list of that name already. Try another name.",
        ListReason::TooMany => {
            "A server has at most 25 lists. Delete one with `/watchlist delete` first."
        }
        ListReason::NotAdmin => {
            "That takes the permission *Manage Server*. Ask somebody who has it."
        }
        ListReason::FirstStays => {
            "Every server has this list, so it stays. `/watchlist remove` takes single films off it."
        }
        ListReason::Full => {
            "The list is full: it has 500 films. Watch one of them, or take some off with \
             `/watchlist remove`."
        }
        ListReason::NotWanted { others: 0, .. } => {
            "That film is not on the list. `/watchlist show` shows what is."
        }
        ListReason::NotWanted { is_admin: true, .. } => {
            "You had not put it there; others did. `/watchlist remove` with `everyone` takes it off \
             for all of them."
        }
        ListReason::NotWanted { .. } => {
            "You had not put it there; others did, and each takes back only their own wish."
        }
        ListReason::NoDay { typed } => {
            return markup!(
                "I cannot read “{}” as a day. Write `today`, `yesterday` or a date such as \
                 `2026-11-20`.",
                typed
            );
        }
        ListReason::NothingToBringBack => {
            "That cannot be undone any more: it is remembered for a day. `/watchlist add` puts a film \
             on the list."
        }
        ListReason::NotYet => "That day is still to come. Note the film once it has been watched.",
        ListReason::NoEntry => {
            "That is not in the history any more. `/watchlist history` shows what is."
        }
        ListReason::NothingToPick(unpicked) => return nothing_to_pick(*unpicked),
    };
    Markup::trusted(text)
}

fn nothing_to_pick(unpicked: Unpicked) -> Markup {
    let Unpicked { gone, seen, unfit } = unpicked;
    if gone + seen + unfit == 0 {
        return Markup::trusted(TEXTS.empty);
    }
    let films = |number| count(number, "film", "films");
    let lines = [
        (seen, "seen by you (`/seen` takes that back)"),
        (unfit, "not what you asked for, or left out by this server"),
        (gone, TEXTS.gone),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, why)| markup!("• {}: {}", films(number), Markup::trusted(why)));
    let mut text = Markup::trusted("No film of the list can be picked:");
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}
