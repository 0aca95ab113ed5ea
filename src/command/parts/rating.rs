//! How good a film is: as stars, and as the members of a server rate it.

use crate::catalog::FilmNo;
use crate::command::vocabulary::{Context, Field};
use crate::film::Rating;
use crate::markup::Markup;
use crate::member::{Sentence, Spread};
use crate::text::Texts;

/// With fewer ratings a mean says more about who rated than about the film.
const ENOUGH: u32 = 3;

/// Five stars: full, half, empty.
pub(crate) fn stars(rating: Rating) -> String {
    let halves = usize::from(rating.half_stars());
    let (full, half) = (halves / 2, halves % 2);
    format!(
        "{}{}{}",
        "★".repeat(full),
        "½".repeat(half),
        "☆".repeat(5 - full - half)
    )
}

/// How the server rates a film, as a fact of its card, where enough members rated it. Where that cannot
/// be read the card does without.
pub(crate) async fn rated_here(context: &Context<'_>, no: FilmNo) -> Option<Field> {
    let member = context.member().ok()?;
    let film = &context.catalog.film(no).id;
    let spread = context.state?.spread(member.guild, film).await?;
    (spread.raters() >= ENOUGH).then(|| Field {
        name: Markup::trusted(context.texts.member.server_rating),
        value: server_rating(context.texts, spread),
        short: true,
    })
}

/// What a member says, as a quote.
pub(crate) fn quote(sentence: &Sentence) -> Markup {
    crate::markup!("> {}", Markup::said(sentence.as_str()))
}

/// How a server rates a film, and the spread as a chart.
pub(crate) fn server_rating(texts: &Texts, spread: Spread) -> Markup {
    let Some(mean) = spread.mean() else {
        return Markup::trusted(texts.member.nobody_rated);
    };
    let members = (texts.member.ratings)(spread.raters());
    let mut rating = crate::markup!("**{}** / 10 · {}", (texts.decimal)(mean), members);
    if spread.raters() >= ENOUGH {
        rating.push_after("\n", &chart(spread));
    }
    rating
}

/// A bar for each score from 1 to 10, as high as the share of members who gave it.
fn chart(spread: Spread) -> Markup {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let counts = spread.counts();
    let most = counts.iter().copied().max().unwrap_or_default().max(1);
    let bars: String = counts
        .iter()
        .map(|count| match count {
            0 => '·',
            count => BARS[((count * 7).div_ceil(most)) as usize],
        })
        .collect();
    Markup::trusted(format!("`1 {bars} 10`"))
}
