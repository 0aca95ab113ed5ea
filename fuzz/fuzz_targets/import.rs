//! Whatever is pasted: no panic, and a file that has no problem and reads back as the same.

#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use reelated::review::{
    file::{markdown, to_markdown},
    plain_text::{Known, import},
};

fuzz_target!(|bytes: &[u8]| {
    let name: Arc<str> = "night-laundry.txt".into();
    let Ok((imported, _)) = import(&name, bytes, &Known::default()) else {
        return;
    };
    if imported.guess.is_none() {
        return;
    }
    let made = to_markdown(&imported.located.review);
    let (located, problems) = markdown(&name, made.as_bytes());
    assert!(problems.is_empty(), "{problems}\n{made}");
    let review = located.map(|located| located.review);
    assert_eq!(review.as_ref(), Some(&imported.located.review));
});
