//! Ids that members' databases hold: an id that was in the catalogue once stays a film's, as its id or
//! among those that it had.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use reelated::fold::fold;

use crate::joined::is_one;
use crate::listing::{Listing, folded_name};
use crate::tables;

/// An id that two films of one title and year cannot share, and whose it is.
pub(crate) struct Fixed {
    id: String,
    title: String,
    year: u16,
    maker: String,
}

/// Reads the fixed ids: id, title, year, and who directed or leads, between tabs.
pub(crate) fn read_fixed(path: &Path) -> anyhow::Result<Vec<Fixed>> {
    let rows = tables::rows(path)?.into_iter();
    rows.map(|row| {
        let Ok([id, title, year, maker]) = <[String; 4]>::try_from(row) else {
            anyhow::bail!("{}: id, title, year, name", path.display());
        };
        Ok(Fixed {
            id,
            title,
            year: year.parse()?,
            maker,
        })
    })
    .collect()
}

/// Gives films of one title and year ids that say whose they are: the fixed ones first.
///
/// Of the rest the one that is trusted most keeps the plain id. Gives the ids that are new: they belong
/// among the fixed ones.
pub(crate) fn give_ids(films: &mut [Listing], fixed: &[Fixed]) -> Vec<String> {
    let mut by_id: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, film) in films.iter().enumerate() {
        by_id.entry(film.plain_id()).or_default().push(at);
    }
    let doubled: HashSet<String> = by_id
        .iter()
        .filter(|(_, of_id)| of_id.len() > 1)
        .map(|(id, _)| id.clone())
        .collect();
    for Fixed {
        id,
        title,
        year,
        maker,
    } in fixed
    {
        let found = films.iter_mut().find(|film| {
            doubled.contains(&film.plain_id())
                && film.year == Some(*year)
                && fold(&film.title) == fold(title)
                && film
                    .people()
                    .any(|name| folded_name(name) == folded_name(maker))
        });
        if let Some(film) = found {
            film.id = Some(id.clone());
        }
    }
    for of_id in by_id.values_mut() {
        of_id.retain(|at| films[*at].id.is_none());
    }
    let mut new = Vec::new();
    let mut shared: Vec<(String, Vec<usize>)> = by_id
        .into_iter()
        .filter(|(_, of_id)| of_id.len() > 1)
        .collect();
    shared.sort();
    for (id, mut of_id) in shared {
        of_id.sort_by_cached_key(|at| {
            let film = &films[*at];
            (
                std::cmp::Reverse(film.trust),
                film.title.clone(),
                film.directors.clone(),
            )
        });
        let mut taken = vec![id.clone()];
        for at in of_id.into_iter().skip(1) {
            let own = id_of_maker(&id, &films[at], &taken);
            new.push(format!(
                "{own}\t{}\t{}",
                films[at].title,
                films[at].year.unwrap_or_default()
            ));
            taken.push(own.clone());
            films[at].id = Some(own);
        }
    }
    new
}

fn id_of_maker(id: &str, film: &Listing, taken: &[String]) -> String {
    let maker = film.directors.first().map(String::as_str);
    let maker = maker.or_else(|| film.people().next()).unwrap_or_default();
    let surname = fold(maker.rsplit(' ').next().unwrap_or_default()).replace(' ', "");
    let surname = &surname[..surname.len().min(16)];
    let short: String = id.chars().take(40 - surname.len() - 1).collect();
    let short = short.trim_end_matches('-');
    let with_surname = format!("{short}-{surname}");
    let numbered = (2..).map(|number| format!("{short}-{number}"));
    let mut ids = std::iter::once(with_surname).chain(numbered);
    ids.find(|id| !taken.contains(id)).unwrap_or_default()
}

/// What has become of the ids that were in the catalogue.
#[derive(Default)]
pub(crate) struct Landed {
    pub(crate) joined: usize,
    /// The films whose ids no film has any more: id, title and year.
    pub(crate) gone: Vec<String>,
    /// Ids that are another film's now.
    pub(crate) taken: Vec<String>,
}

/// Gives films the ids that stood in the catalogue so far for them and that they no longer have.
pub(crate) fn keep_ids(films: &mut [Listing], before: &[Listing]) -> Landed {
    let own: HashMap<String, usize> = films
        .iter()
        .enumerate()
        .map(|(at, film)| (film.id(), at))
        .collect();
    let mut by_known: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, film) in films.iter().enumerate() {
        for id in &film.known_as {
            by_known.entry(id.clone()).or_default().push(at);
        }
        for title in film.title_keys() {
            by_title.entry(title).or_default().push(at);
        }
    }
    let mut landed = Landed::default();
    let mut given: HashSet<String> = HashSet::new();
    for old in before {
        let id = old.id();
        let now = own.get(&id).copied();
        if let Some(at) = now
            && !are_one(old, &films[at])
        {
            landed.taken.push(format!(
                "{id}: {} is no longer {}",
                label(&films[at]),
                label(old)
            ));
        }
        let known = by_known.get(&id).into_iter().flatten().copied();
        let named = old
            .title_keys()
            .filter_map(|title| by_title.get(&title))
            .flatten()
            .copied();
        let at = now
            .or_else(|| films.iter().position(|film| film.formerly.contains(&id)))
            .or_else(|| known.into_iter().find(|at| are_one(old, &films[*at])))
            .or_else(|| named.into_iter().find(|at| is_near(old, &films[*at])));
        let Some(at) = at else {
            landed.gone.push(format!("{id}\t{}", label(old)));
            continue;
        };
        if now.is_none() {
            landed.joined += 1;
        }
        for id in old.formerly.iter().chain([&id]) {
            if !own.contains_key(id) && given.insert(id.clone()) {
                films[at].formerly.push(id.clone());
            }
        }
    }
    for film in films {
        film.formerly.sort();
        film.formerly.dedup();
    }
    landed
}

fn label(film: &Listing) -> String {
    let maker = film.people().last().unwrap_or_default();
    format!(
        "{} ({}), {maker}",
        film.title,
        film.year.unwrap_or_default()
    )
}

/// Whether what stood under an id and what stands there now share somebody.
fn are_one(old: &Listing, film: &Listing) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    let is_same = |name: &str, other: &str| is_one(name, other) || words(name) == words(other);
    let shares = old
        .people()
        .any(|name| film.people().any(|other| is_same(name, other)));
    shares || old.people().next().is_none()
}

fn is_near(old: &Listing, film: &Listing) -> bool {
    let gap = old
        .year
        .unwrap_or_default()
        .abs_diff(film.year.unwrap_or_default());
    are_one(old, film) && (gap <= 3 || old.title != film.title)
}
