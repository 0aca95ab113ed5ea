//! Whether one of two things is so much better known that hardly anybody means the other.

/// If one thing is this many times as well known as another of its name, hardly anybody means the
/// other.
const TIMES_AS_KNOWN: u32 = 5;

/// Among few hundred things places say too little.
const KNOWN_ALIKE: u32 = 150;

/// Fewer votes say nothing.
const FEWEST_VOTES: u32 = 50;

/// Whether a thing at one place in fame is so much better known than at another that hardly anybody
/// means that.
pub(super) fn is_far_before(place: u32, other: u32) -> bool {
    other + KNOWN_ALIKE >= TIMES_AS_KNOWN * (place + KNOWN_ALIKE)
}

/// Whether a thing at one place in fame is hardly better known than one at another.
pub(super) fn are_known_alike(place: u32, other: u32) -> bool {
    const TIMES: u32 = 2;
    other + KNOWN_ALIKE < TIMES * (place + KNOWN_ALIKE)
}

/// The same of two things' votes, where there are enough to say so.
pub(super) fn has_far_more_votes(votes: u32, others: u32) -> bool {
    votes >= FEWEST_VOTES && votes >= others.saturating_mul(TIMES_AS_KNOWN)
}
