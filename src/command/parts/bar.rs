//! How much something counts, as a bar.

/// The steps of a bar for one of several things.
pub(crate) const SHORT: usize = 5;
/// The steps of one for all of them together.
pub(crate) const LONG: usize = 10;

/// A bar of so many steps for a share, 0 to 1; what is there at all has one.
pub(crate) fn bar(share: f64, steps: usize) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few steps, and what is less or more is cut"
    )]
    let full = ((share - f64::EPSILON) * steps as f64).ceil() as usize;
    let full = full.min(steps);
    "▰".repeat(full) + &"▱".repeat(steps - full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_has_a_step() {
        let bars = [-1.0, 0.0, 0.01, 0.2, 0.21, 0.5, 1.0, 7.0].map(|share| bar(share, SHORT));
        insta::assert_snapshot!(bars.join(" "), @"▱▱▱▱▱ ▱▱▱▱▱ ▰▱▱▱▱ ▰▱▱▱▱ ▰▰▱▱▱ ▰▰▰▱▱ ▰▰▰▰▰ ▰▰▰▰▰");
        let bars = [0.0, 0.01, 0.83, 1.0].map(|share| bar(share, LONG));
        insta::assert_snapshot!(bars.join(" "), @"▱▱▱▱▱▱▱▱▱▱ ▰▱▱▱▱▱▱▱▱▱ ▰▰▰▰▰▰▰▰▰▱ ▰▰▰▰▰▰▰▰▰▰");
    }
}
