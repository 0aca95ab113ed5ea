//! What holds for every text: the time it takes.

use std::time::{Duration, Instant};

use super::{Known, read};

/// Pieces that, repeated, make readers slow that look ahead too far.
const HOSTILE: [&str; 62] = [
    "a",
    "*",
    "* ",
    "★",
    "_",
    "'",
    "\"",
    "\"A ",
    "[",
    "[x](",
    "(",
    "<",
    "<!--",
    "<script>",
    "<p>",
    "&",
    "||",
    "\\",
    "a\n",
    "A.",
    "A. B. ",
    "J.J.",
    "1,",
    "1/2 ",
    "8/10 ",
    "8/10\n",
    "Rating: 8/10\n",
    "Al Pacino ",
    "Al Pacino, ",
    "Al Pacino and ",
    "Ann Roe plays ",
    "Ann Roe plays\n",
    "Cast: Ann Roe, ",
    "Cast:\n- Ann Roe\n",
    "Cast:\n",
    "Related Movies:\n",
    "#a ",
    "#tag\n",
    "é",
    "\u{301}",
    "give it ",
    "give it:",
    "(2019",
    "Heat (1995) ",
    "- ",
    "— ",
    "As ",
    "the of the of ",
    "12-minute ",
    "sequel ",
    "A B C D E F. ",
    "is a b c d e f ",
    "- a\n",
    "| a ",
    "| a |\n",
    "@a ",
    "[21:04] a: b\n",
    "than A B, where ",
    "In A B, Ann Roe plays ",
    "A of the B ",
    "5 stars ",
    "not a 9/10 ",
];

fn time_for(piece: &str, length: usize) -> Duration {
    let text = piece.repeat(length / piece.len());
    let known = Known::default();
    let start = Instant::now();
    std::hint::black_box(read("text", &text, &known));
    start.elapsed()
}

/// What an ordinary text takes, in proportion to which the others are judged: with each piece going
/// through the whole text, they would take hundreds of times as long.
fn ordinary(length: usize) -> Duration {
    const SENTENCE: &str = "She walks down to the sea and looks at what it has brought. ";
    let times = (0..3).map(|_| time_for(SENTENCE, length));
    times
        .max()
        .unwrap_or_default()
        .max(Duration::from_millis(5))
}

#[test]
fn no_text_takes_long_for_its_length() {
    const LENGTH: usize = 12_000;
    const MOST: u32 = 40;
    let ordinary = ordinary(LENGTH);
    for piece in HOSTILE {
        let is_fast = (0..3).any(|_| time_for(piece, LENGTH) <= MOST * ordinary);
        assert!(
            is_fast,
            "{piece:?} takes more than {MOST} times {ordinary:?}"
        );
    }
}

#[test]
fn what_a_review_cannot_hold_takes_hardly_any_time() {
    const LENGTH: usize = 5_000_000;
    let ordinary = ordinary(LENGTH);
    let taken = time_for("Al Pacino plays a thief. <!-- ", LENGTH);
    assert!(
        taken <= 20 * ordinary,
        "{taken:?}, and an ordinary text takes {ordinary:?}"
    );
}
