//! Whether review files have changed since they were read.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

use super::{Source, walk};

/// Which files there are, how long they are, and when each was changed. Equal as long as nothing
/// changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(u64);

/// Looks at the files of the sources, and opens none of them.
pub fn stamp(sources: &[Source]) -> Stamp {
    let mut hasher = DefaultHasher::new();
    for source in sources {
        let (files, _) = walk::review_files(source);
        for (path, _) in files {
            path.hash(&mut hasher);
            if let Ok(metadata) = fs::metadata(&path) {
                (metadata.len(), metadata.modified().ok()).hash(&mut hasher);
            }
        }
    }
    Stamp(hasher.finish())
}
