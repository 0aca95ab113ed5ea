//! What an encyclopedia says is no film: shows, concerts and serials, which shops sell as films.

use std::collections::HashMap;

use crate::listing::{Listing, folded_name};
use crate::title::{self, key};
use crate::wikipedia::Row;

/// The shows of each title: the year, and who is in them.
#[derive(Default)]
pub(crate) struct Shows(HashMap<String, Vec<(u16, Vec<String>)>>);

impl Shows {
    pub(crate) fn add(&mut self, row: &Row) {
        let (title, _) = title::bare(&row.title);
        let cast = row.cast.iter().map(|name| folded_name(name)).collect();
        self.0
            .entry(key(&title))
            .or_default()
            .push((row.year, cast));
    }

    /// Whether a listing is of a show: its title, its year or the next, and somebody of it.
    pub(crate) fn have(&self, listing: &Listing) -> bool {
        let year = listing.year.unwrap_or_default();
        let people: Vec<String> = listing.people().map(folded_name).collect();
        let of_title = self.0.get(&key(&listing.title)).into_iter().flatten();
        of_title.into_iter().any(|(of_show, cast)| {
            of_show.abs_diff(year) <= 1 && cast.iter().any(|name| people.contains(name))
        })
    }
}
