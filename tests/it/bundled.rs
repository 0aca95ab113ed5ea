//! The bundled library, read once.

use std::sync::LazyLock;

use reelated::library::{self, Library, Source};

pub(crate) static BUNDLED: LazyLock<Library> = LazyLock::new(|| {
    library::load(&[Source::Bundled], |_| {}).unwrap_or_else(|problems| panic!("{problems}"))
});
