//! How much something counts, as a bar.

/// The steps of a bar.
const STEPS: [&str; 6] = ["▱▱▱▱▱", "▰▱▱▱▱", "▰▰▱▱▱", "▰▰▰▱▱", "▰▰▰▰▱", "▰▰▰▰▰"];

/// A bar of five steps for a share, 0 to 1; what is there at all has one.
pub(crate) fn bar(share: f64) -> &'static str {
    let full = [0.0, 0.2, 0.4, 0.6, 0.8];
    let steps = full
        .iter()
        .filter(|from| share > **from + f64::EPSILON)
        .count();
    STEPS[steps]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_has_a_step() {
        let bars = [-1.0, 0.0, 0.01, 0.2, 0.21, 0.5, 1.0, 7.0].map(bar);
        insta::assert_snapshot!(bars.join(" "), @"▱▱▱▱▱ ▱▱▱▱▱ ▰▱▱▱▱ ▰▱▱▱▱ ▰▰▱▱▱ ▰▰▰▱▱ ▰▰▰▰▰ ▰▰▰▰▰");
    }
}
