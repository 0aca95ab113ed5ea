//! English: refusals.

use super::super::option_of;
use super::{count, member, settings, watchlist};
use crate::catalog::{Exclusion, FilterPart};
use crate::markup;
use crate::markup::Markup;
use crate::refusal::Reason;

pub(super) fn refusal(reason: &Reason, offers: bool) -> Markup {
    match reason {
        Reason::NoSuchFilm { typed } if offers => markup!(
            "Did you mean one of these? No film here is called exactly **{}**.",
            typed
        ),
        Reason::NoSuchFilm { typed } => markup!(
            "**{}** is not in this library. Use `/browse` to see what is.",
            typed
        ),
        Reason::SeveralFilms { typed } => {
            markup!(
                "Several films are called **{}**. Choose the one you mean.",
                typed
            )
        }
        Reason::NoSuchPerson { typed } if offers => markup!(
            "Did you mean one of these? Nobody here is called exactly **{}**.",
            typed
        ),
        Reason::NoSuchPerson { typed } => markup!(
            "Nobody called **{}** is in this library. \
             Try just the last name, and choose from the list.",
            typed
        ),
        Reason::SeveralPeople { typed } => {
            markup!(
                "Several people are called **{}**. Choose the one you mean.",
                typed
            )
        }
        Reason::Missing { option } => {
            markup!(
                "**{}** is empty. Type something into it, then choose from the list.",
                option
            )
        }
        Reason::Unfit {
            option,
            typed,
            allowed,
        } if allowed.is_empty() => {
            markup!(
                "**{}** cannot be {}. Choose from the list that appears as you type.",
                option,
                typed
            )
        }
        Reason::Unfit {
            option,
            typed,
            allowed,
        } => {
            markup!(
                "**{}** cannot be “{}”. Try {}.",
                option,
                typed,
                allowed.join(", ")
            )
        }
        Reason::NothingFits { exclusions, of } => nothing_fits(exclusions, *of),
        Reason::SameFilm => Markup::trusted("These are the same film. Choose two different ones."),
        Reason::NoReview => Markup::trusted(
            "There is no review of this film to read yet. Use `/related` to see what is close to \
             it.",
        ),
        Reason::Gone => Markup::trusted(
            "What this button was about is not in the library any more. Use the command again to \
             see what is.",
        ),
        Reason::UnknownCommand => Markup::trusted(
            "I do not know this command; it may be from another version of me. Reload Discord, or \
             use `/help` to see what I can do.",
        ),
        Reason::OldButton => Markup::trusted(
            "This button is from another version of me. Use the command again to get a new one.",
        ),
        Reason::NoDirectMessages => {
            Markup::trusted("I do not answer in direct messages. Use me in a server's channel.")
        }
        Reason::NotOurs => Markup::trusted(
            "I can only delete my own answers. Use this on an answer that you asked me for.",
        ),
        Reason::NotYours => Markup::trusted(
            "This answer was for somebody else. Ask them, or a moderator, to delete it.",
        ),
        Reason::Settings(reason) => settings::refusal_of(reason),
        Reason::Member(reason) => member::refusal_of(reason),
        Reason::List(reason) => watchlist::refusal_of(reason, offers),
        Reason::Internal { reference } => markup!(
            "Something went wrong on my side. Try again in a moment; if it happens again, tell \
             whoever runs me this reference: `{}`.",
            reference
        ),
    }
}

fn nothing_fits(exclusions: &[Exclusion], of: usize) -> Markup {
    let mut text = Markup::trusted("No film fits all of that.");
    let fitting = || exclusions.iter().filter(|part| part.would_fit > 0);
    if let Some(best) = fitting()
        .filter(|part| part.part.is_asked_for())
        .max_by_key(|part| part.would_fit)
    {
        let films = match best.would_fit {
            1 => Markup::trusted("1 film fits"),
            films => markup!("{} films fit", films),
        };
        let loosen = markup!("Loosen {}: without it {}.", option_of(best.part), films);
        text.push_after(" ", &loosen);
    } else if fitting().next().is_some() {
        let advice = "What would fit is left out here. Loosen a filter or two.";
        text.push_after(" ", &Markup::trusted(advice));
    } else if exclusions.is_empty() {
        text.push_after(" ", &Markup::trusted("Leave a filter out."));
    } else {
        text.push_after(" ", &Markup::trusted("Loosen more than one filter."));
    }
    let lines = exclusions.iter().map(|exclusion| {
        let films = count(exclusion.excludes, "film", "films");
        match exclusion.part {
            FilterPart::Unconfirmed => {
                markup!("• {} left out, not confirmed as released", films)
            }
            FilterPart::LeftOut => {
                markup!("• {} left out by this server's settings", films)
            }
            part => markup!("• {} leaves out {} of {}", option_of(part), films, of),
        }
    });
    text.push_after("\n", &Markup::join(lines, "\n"));
    text
}
