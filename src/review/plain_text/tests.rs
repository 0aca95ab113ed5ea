//! What holds for every text: the time it takes.

use super::{Known, read, steps};

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

fn steps_for(piece: &str, length: usize) -> u64 {
    let text = piece.repeat(length / piece.len());
    steps::taken();
    std::hint::black_box(read("text", &text, &Known::default()));
    steps::taken()
}

#[test]
fn twice_the_text_takes_twice_the_steps() {
    const LENGTH: usize = 4_000;
    for piece in HOSTILE {
        let (once, twice) = (steps_for(piece, LENGTH), steps_for(piece, 2 * LENGTH));
        assert!(
            once >= LENGTH as u64 / 8,
            "{piece:?}: {once} steps are not all"
        );
        assert!(
            twice <= once * 5 / 2,
            "{piece:?}: {once} steps, {twice} for twice the text"
        );
    }
}

#[test]
fn five_megabytes_take_a_few_steps_a_byte() {
    const LENGTH: usize = 5_000_000;
    let taken = steps_for("Al Pacino plays a thief. <!-- ", LENGTH);
    assert!(taken <= 20 * LENGTH as u64, "{taken} steps");
}
