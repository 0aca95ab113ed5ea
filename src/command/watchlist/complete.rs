//! Completing the names of a server's watchlists, and the titles on them.

use super::super::call::Options;
use super::super::context::Context;
use super::super::definition::{CommandOption, LONGEST_CHOICE, MOST_CHOICES, Takes, film_choices};
use super::super::errand::{Errand, ListErrand, Purpose, Step};
use super::super::members::admit;
use super::super::message::Choice;
use super::typed::is_first;
use super::{LIST, label};
use crate::fold::fold;
use crate::markup::cut_text;
use crate::member::{List, ListName, Wanted, Which};

/// What has to be read to complete an option; `None` where nothing has to be, or can be.
pub(in super::super) fn complete(
    context: &Context<'_>,
    option: &CommandOption,
    options: &Options,
) -> Option<Step> {
    let typed = options.typed(option.name).to_owned();
    let errand = match option.takes {
        Takes::List => ListErrand::Suggest { typed },
        Takes::ListedFilm => {
            let which = match options.typed(LIST) {
                "" => Which::Default,
                name if is_first(name) => Which::Numbered(List::FIRST),
                name => Which::Named(ListName::parse(name)?),
            };
            let purpose = Purpose::Suggest { typed };
            ListErrand::Read { which, purpose }
        }
        _ => return None,
    };
    admit(context).ok()?;
    Some(Step::Errand(Errand::List(errand)))
}

/// Whether an errand is for completions.
pub(super) fn is_asked_for(errand: &ListErrand) -> bool {
    matches!(
        errand,
        ListErrand::Suggest { .. }
            | ListErrand::Read {
                purpose: Purpose::Suggest { .. },
                ..
            }
    )
}

/// The lists one of whose words begins as typed.
pub(super) fn lists(context: &Context<'_>, typed: &str, lists: &[List]) -> Vec<Choice> {
    let names = lists.iter().map(|list| label(context.texts, list));
    let choice = |name: String| Choice {
        value: name.clone(),
        label: name,
    };
    let fitting = names.filter(|name| begins(name, typed));
    fitting.take(MOST_CHOICES).map(choice).collect()
}

/// The films of a list one of whose words begins as typed; where there are none, those of the
/// library, for a film may be watched that nobody had wanted.
pub(super) fn films(context: &Context<'_>, typed: &str, films: &[Wanted]) -> Vec<Choice> {
    let fitting = films
        .iter()
        .filter(|wanted| begins(&wanted.noted.title, typed));
    let listed: Vec<Choice> = fitting
        .take(MOST_CHOICES)
        .map(|wanted| Choice {
            label: cut_text(&wanted.noted.title, LONGEST_CHOICE),
            value: wanted.noted.film.as_str().to_owned(),
        })
        .collect();
    if !listed.is_empty() {
        return listed;
    }
    film_choices(context, typed)
}

/// Whether a title, or one of its words, begins as typed.
fn begins(title: &str, typed: &str) -> bool {
    let (title, typed) = (fold(title), fold(typed));
    let mut rest = Some(title.as_str());
    while let Some(words) = rest {
        if words.starts_with(&typed) {
            return true;
        }
        rest = words.split_once(' ').map(|(_, after)| after);
    }
    false
}
