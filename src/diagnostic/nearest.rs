//! The nearest right word to a wrong one.

/// The candidate that `word` most likely means; `None` where none is near.
///
/// Case, hyphens and underscores do not count. Equal distances go to the earlier candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return None;
    }
    let word = plain(word);
    let mut best: Option<(f64, &'a str)> = None;
    for candidate in candidates {
        let other = plain(candidate);
        let score = strsim::normalized_damerau_levenshtein(&word, &other).max(
            // A word cut short or grown: `runtime` for `runtime_minutes`.
            if word.len() >= 3 && (other.starts_with(&word) || word.starts_with(&other)) {
                0.8
            } else {
                0.0
            },
        );
        if score >= 0.6 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace(['-', '_'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_near() {
        let keys = ["title", "year", "runtime_minutes", "directors"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("Runtime-Minutes", keys), Some("runtime_minutes"));
        assert_eq!(nearest("runtime", keys), Some("runtime_minutes"));
        assert_eq!(nearest("director", keys), Some("directors"));
        assert_eq!(nearest("budget", keys), None);
        assert_eq!(nearest(&"x".repeat(5000), keys), None);
    }
}
