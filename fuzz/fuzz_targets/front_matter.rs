//! Whatever stands in a review file: no panic, a review or at least one error, and a review that
//! reads back as the same from what is written of it.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use reelated::review::file::{markdown, to_markdown};

fuzz_target!(|bytes: &[u8]| {
    let name: Arc<str> = "fuzz.md".into();
    let (located, problems) = markdown(&name, bytes);
    let Some(located) = located else {
        assert!(problems.errors() > 0);
        return;
    };
    let made = to_markdown(&located.review);
    let (again, problems) = markdown(&name, made.as_bytes());
    assert_eq!(problems.errors(), 0, "{problems}\n{made}");
    assert_eq!(again.map(|again| again.review), Some(located.review));
});
