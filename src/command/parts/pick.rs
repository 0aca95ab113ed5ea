//! A film that a server has not been shown.

use crate::catalog::{FilmNo, Filter, FreshPick};
use crate::command::vocabulary::Context;
use crate::film::FilmId;
use crate::state::{Away, Member};
use crate::store::Shown;

/// A film picked for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picked {
    pub(crate) film: FilmNo,
    /// How many films that fit are left to be shown after this one.
    pub(crate) left: usize,
    /// How many films fit.
    pub(crate) of: usize,
}

/// Lets the catalogue pick a film for a member's server that it has not been shown, for somebody who
/// has `seen` some films, and remembers it; `None` if nothing fits.
pub(crate) async fn pick_for_server(
    context: &Context<'_>,
    member: Member<'_>,
    filter: &Filter,
    seen: &[FilmId],
) -> Result<Option<Picked>, Away> {
    let catalog = context.catalog;
    let choose = |shown: &[FilmId]| {
        let FreshPick {
            film,
            forget,
            left,
            of,
        } = catalog.pick_fresh(filter, shown, seen, context.roll)?;
        let shown = Shown {
            film: catalog.film(film).id.clone(),
            forget,
        };
        Some((Picked { film, left, of }, shown))
    };
    member.pick(choose).await
}
