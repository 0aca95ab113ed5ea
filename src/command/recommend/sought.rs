//! What recommended films have to fit, in words.

use crate::action::Sought;
use crate::markup::Markup;
use crate::text::Texts;

/// What the films have to fit; nothing where they may be any.
pub(super) fn what_is_sought(texts: &Texts, sought: &Sought) -> Markup {
    let mut what = (texts.wish)(&sought.wish(), None, None);
    if sought.from_watchlist {
        what.push_after("; ", &Markup::trusted(texts.offer.of_watchlists));
    }
    what
}
