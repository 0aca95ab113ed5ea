//! What other reviewers think of a film than the one who is shown first.

use super::rating::stars;
use crate::command::vocabulary::{Context, Field};
use crate::markup::{Markup, cut_text};
use crate::review::Verdict;
use crate::review::summary::summary;
use crate::settings::SpoilerPolicy;
use crate::text::Texts;

/// How many of them a card names.
const ON_CARD: usize = 4;
/// The longest name of a reviewer in a line or on a button, in characters, so that what stands behind
/// it fits too.
const NAME: usize = 50;
/// How much of a summary stands there, in characters: of the only one, and of one of several.
const SUMMARY: usize = 300;
const SUMMARY_IN_LINE: usize = 120;

/// What others think, as a fact of a film's card; `None` where nobody else wrote about it.
pub(crate) fn second_opinion(context: &Context<'_>, others: &[Verdict<'_>]) -> Option<Field> {
    let texts = context.texts;
    let (name, value) = match others {
        [] => return None,
        [other] => {
            let mut value = who_rates(context, other);
            value.push_after("\n", &opening(other, SUMMARY));
            (texts.column.second_opinion, value)
        }
        others => {
            let line = |other: &Verdict<'_>| {
                let mut line = who_rates(context, other);
                line.push_after(" · ", &opening(other, SUMMARY_IN_LINE));
                line
            };
            let more = others.len().saturating_sub(ON_CARD);
            let more = (more > 0).then(|| Markup::plain(&(texts.column.and_more)(more)));
            let lines = others.iter().take(ON_CARD).map(line);
            let value = Markup::join(lines.chain(more), "\n");
            (texts.column.further_opinions, value)
        }
    };
    Some(Field {
        name: Markup::trusted(name),
        value,
        short: false,
    })
}

/// A reviewer's name where it is one of several.
pub(crate) fn reviewer(context: &Context<'_>, texts: &Texts, verdict: &Verdict<'_>) -> String {
    let column = context.catalog.find_column(verdict.column);
    let name = column.map_or(texts.column.unsigned, |column| column.name());
    cut_text(name, NAME)
}

fn who_rates(context: &Context<'_>, verdict: &Verdict<'_>) -> Markup {
    let who = crate::markup!("**{}**", reviewer(context, context.texts, verdict));
    match verdict.rating {
        Some(rating) => crate::markup!(
            "{} · {} {} / 10",
            who,
            stars(rating),
            (context.texts.decimal)(rating)
        ),
        None => who,
    }
}

/// The beginning of a review's summary, as one line.
fn opening(verdict: &Verdict<'_>, longest: usize) -> Markup {
    let Some(summary) = summary(verdict.review) else {
        return Markup::default();
    };
    let line = crate::clean::line(&summary);
    Markup::authored(&line, SpoilerPolicy::LeftOut).opening(longest)
}
