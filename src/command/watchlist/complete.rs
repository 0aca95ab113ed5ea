//! Completing the names of a server's watchlists, and the titles on them.

use super::typed::is_first;
use super::{LIST as LIST_OPTION, label};
use crate::command::reading::complete_films;
use crate::command::vocabulary::{Choice, Context, Error, OptionType, completed};
use crate::fold::fold;
use crate::markup::cut_text;
use crate::member::{List, ListName, Which};

/// One of the server's watchlists.
pub(super) const LIST: OptionType = completed!(lists);
/// A film on a watchlist, or any other.
pub(super) const LISTED: OptionType = completed!(films);

/// The lists one of whose words begins as typed.
async fn lists(context: &Context<'_>, typed: &str) -> Result<Vec<Choice>, Error> {
    let Ok(member) = context.member() else {
        return Ok(Vec::new());
    };
    let lists = member.lists().await?;
    let names = lists.iter().map(|list| label(context.texts, list));
    let choice = |name: String| Choice {
        value: name.clone(),
        label: name,
    };
    let fitting = names.filter(|name| begins(name, typed));
    Ok(fitting.take(Choice::MOST).map(choice).collect())
}

/// The films of a list one of whose words begins as typed; where there are none, those of the
/// library, for a film may be watched that nobody had wanted.
async fn films(context: &Context<'_>, typed: &str) -> Result<Vec<Choice>, Error> {
    let (Ok(member), Some(which)) = (context.member(), list_so_far(context)) else {
        return Ok(complete_films(context, typed));
    };
    let Some((_, films)) = member.wanted(&which).await? else {
        return Ok(Vec::new());
    };
    let fitting = films
        .iter()
        .filter(|wanted| begins(&wanted.noted.title, typed));
    let listed: Vec<Choice> = fitting
        .take(Choice::MOST)
        .map(|wanted| Choice {
            label: cut_text(&wanted.noted.title, Choice::LONGEST),
            value: wanted.noted.film.as_str().to_owned(),
        })
        .collect();
    if !listed.is_empty() {
        return Ok(listed);
    }
    Ok(complete_films(context, typed))
}

/// The list that has been filled in so far; `None` where no list can be called that.
fn list_so_far(context: &Context<'_>) -> Option<Which> {
    Some(match context.typed(LIST_OPTION) {
        "" => Which::Default,
        name if is_first(name) => Which::Numbered(List::FIRST),
        name => Which::Named(ListName::parse(name)?),
    })
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
