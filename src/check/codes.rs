//! What the code of each problem means, at length: data for `reelated check --explain`.
//!
//! The table is in alphabetical order, and has every code that this crate gives a problem; a test
//! reads the sources and says so.

use crate::diagnostic::nearest;

/// A code and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The code, as it stands between brackets: `unknown-key`.
    pub code: &'static str,
    /// What it means, why it matters and what to do, in a few plain sentences.
    pub text: &'static str,
}

const fn code(code: &'static str, text: &'static str) -> Explanation {
    Explanation { code, text }
}

/// Every code.
pub const CODES: &[Explanation] = &[
    code(
        "contradiction",
        "Two settings are each valid, but not together: the earliest year of a pick comes after \
         the latest, so that no film would fit. Change one of them.",
    ),
    code(
        "country",
        "Countries are written as the codes of ISO 3166-1, two capitals: `US`, `GB`, `FR`. A \
         country that no longer exists is written as the one that took its place: `RU` for the \
         Soviet Union. The message names the code that was probably meant.",
    ),
    code(
        "database",
        "The configuration names a database that could not be read, so nothing can be said about \
         what members keep. It may be unreachable, or from another version: start the bot once.",
    ),
    code(
        "duplicate",
        "Something appears twice in one list or one cast. In a list of genres, aliases or \
         directors that is an error: take one of them out. In a cast it is a warning, since one \
         person can play two roles; write both roles into one entry, or tell two people of one \
         name apart by a qualifier in brackets, such as \"Michelle Williams (singer)\", which \
         cards leave out.",
    ),
    code(
        "duplicate-film",
        "Two listings, or two reviews by one reviewer in one language, are of the same title and year in one \
         source, so nobody could tell which to show. Keep one of them. A review in a later directory may \
         well replace the one of an earlier directory or of the bundle: that is no problem. Neither is a \
         listing beside a review, nor a second review by somebody else or in another `language`.",
    ),
    code(
        "empty",
        "There is nothing to read: an empty file, or a field without a text. Fill it in, or leave the \
         field out if it is not known.",
    ),
    code(
        "encoding",
        "The file is not UTF-8. Editors offer that as \"Save with encoding\"; a file from an old \
         Windows program is Windows-1252 or UTF-16 and has to be converted once.",
    ),
    code(
        "few-cast",
        "The cast has fewer than three names. `/related`, `/connect` and `/person` go by the people that \
         films share, so a film with a short cast is hard to find from anywhere. Name the leading \
         players in billing order. A documentary, or a film that is not confirmed, may have fewer.",
    ),
    code(
        "film-id",
        "A film's id is what links and databases know it by: at most forty characters of a-z, 0-9 and `-`, \
         most often the title and the year, such as `heat-1995`. `id` is only needed where two real films \
         have one title and year; `formerly` lists the ids that a film had before a correction.",
    ),
    code(
        "front-matter",
        "A `.md` review starts with its front matter: a line `+++`, the film's fields in TOML (`title = \
         \"Heat\"`), and another line `+++`. The review stands below that. YAML between `---` is not \
         read.",
    ),
    code(
        "ignored-file",
        "The file looks as if it were meant to be a review, and files with its ending are not read. \
         Reviews end in `.md`, `.json`, `.jsonl` or `.txt`. Rename it, or move it elsewhere.",
    ),
    code(
        "imdb",
        "`imdb` is the number of the film's page at IMDb with its two letters, such as \
         `tt0113277`: what stands between `title/` and the next slash in the page's address.",
    ),
    code(
        "kept-film",
        "Members keep something, a rating or a wish, about a film that has neither a review nor a \
         listing. If the film's title or year was corrected, its id changed with it: write the old \
         one into `formerly`, and what members keep about the film moves with it. If the film was \
         taken out, nothing is wrong: what they keep is shown under its title.",
    ),
    code(
        "language",
        "Languages are written as tags of BCP 47, as in `de`, `es-419` (Spanish of Latin America) or `pt-BR`. \
         Names of languages and longer tags are not read.",
    ),
    code(
        "long-review",
        "The review is longer than ten pages on Discord. It can be read, page after page, but few \
         will. Shorten it, or keep the long version elsewhere.",
    ),
    code(
        "missing",
        "Something that has to be there is not: a review's title, a name in a cast entry, a file or \
         directory that the configuration or the command line names, or a key that another key needs.",
    ),
    code(
        "no-reviews",
        "A directory that the configuration or the command line names has no review in it or below it. \
         Most likely it is the wrong directory, or its files have another ending than `.md`, `.json`, \
         `.jsonl` and `.txt`.",
    ),
    code(
        "no-summary",
        "There is no `summary`, and the review is too short, or too full of spoilers, for the bot \
         to make one of two sentences. The film's card then says little. Write `summary` yourself: \
         what kind of film it is, and what you think of it.",
    ),
    code(
        "no-title",
        "A pasted text (`.txt`) does not say what film it is about: it has no title line, names no film \
         in its first sentences, and its file's name says nothing either. Write the title and the year \
         on the first line, such as `Heat (1995)`.",
    ),
    code(
        "not-a-directory",
        "`library.directories` names a file. Name the directory that it is in.",
    ),
    code(
        "not-a-file",
        "This is neither a file nor a directory, but a socket, a pipe or a device. Reviews are files.",
    ),
    code(
        "not-a-review",
        "The file named on the command line does not end in `.md`, `.json`, `.jsonl` or `.txt`, \
         so it is not read as a review.",
    ),
    code(
        "not-text",
        "The file ends in `.txt`, but holds a picture or some program's document rather than text \
         that the bot can read. Save it as plain text in that program, or move it elsewhere.",
    ),
    code(
        "open-emphasis",
        "An asterisk opens emphasis that is never closed in its paragraph, so Discord shows the \
         asterisk, or emphasises what you did not mean. Close it, or write `\\*` where you mean an \
         asterisk.",
    ),
    code(
        "other-film",
        "A review and a listing, or two reviews, have the same title and year but different \
         directors: most likely they are two films. Nothing is taken from one for the other. Give \
         one of them an `id` of its own, with the director's surname after title and year; the \
         film that was there first keeps the plain one. If it is one film, correct the directors.",
    ),
    code(
        "out-of-range",
        "A number is larger or smaller than is allowed: a rating is 0 to 10 with one decimal, a year that \
         of a film, a running time in minutes.",
    ),
    code(
        "out-of-reach",
        "A genre or a decade has films, but `/random` can pick none of them: all of them are \
         listings without a review, or not confirmed to exist. Whoever asks for it is told that \
         nothing fits. Review one of those films.",
    ),
    code(
        "poster",
        "`poster` has to be the https address of a picture. Discord fetches it, so it has to be reachable \
         from the internet.",
    ),
    code(
        "several-films",
        "A pasted text is about several films, such as a month of a diary or a list of titles. A \
         review is of one film: paste each in a text of its own.",
    ),
    code(
        "shared-passage",
        "Two reviews share a passage of thirty words or more. Most likely one was copied as a \
         start for the other, and the passage stayed. Write each review for its own film.",
    ),
    code(
        "similar-names",
        "Two names differ by a letter, or in the order of their words, and the people are \
         connected: they are in one film or one series, or work with the same people. Most likely \
         it is one person spelt in two ways, so that the films are not related to each other. \
         Spell the name the same way. If they are two people, tell them apart by a qualifier in \
         brackets, which cards leave out.",
    ),
    code(
        "spoiler-mark",
        "Spoilers stand between two `||`, as on Discord. In a review, a mark that is never closed \
         hides nothing and is shown as it is written. A `summary` cannot hide anything, since \
         everybody sees it: leave the spoiler out of it.",
    ),
    code(
        "summary-spoiler",
        "The summary gives away what the review itself hides between `||`, or what is guessed to \
         be a spoiler there. Everybody sees the summary: leave it out there, or show it in the \
         review too.",
    ),
    code(
        "syntax",
        "The file is not valid TOML or JSON at this place. Most often a quotation mark, a comma or a \
         bracket is missing just before it.",
    ),
    code(
        "token",
        "The bot's token cannot be read, or does not look like one. It is on the page \"Bot\" of your \
         application at https://discord.com/developers/applications. Put it into the environment variable \
         DISCORD_TOKEN, or alone into the file that `discord.token_file` names.",
    ),
    code(
        "too-large",
        "A file or a line is larger than the bot reads. One review has a few kilobytes; put \
         thousands of them as one JSON object per line into a `.jsonl` file.",
    ),
    code(
        "too-long",
        "A text has more characters than Discord, or a reader, has room for. A role is cut and shown all the \
         same, which is a warning; anything else is an error.",
    ),
    code("too-many", "A list has more entries than the bot reads."),
    code(
        "unknown-genre",
        "Genres are from a fixed list, TMDB's nineteen genres of films, so that filters work. The message \
         names the nearest one.",
    ),
    code(
        "unknown-key",
        "The configuration or the review has a key that means nothing, most likely a misspelt one. \
         An unknown key is an error, because a setting that is silently ignored is worse.",
    ),
    code(
        "unknown-value",
        "The key is known, but it is set to something that is not one of its values.",
    ),
    code(
        "unreadable",
        "The system does not let the bot read the file or directory. Most often its owner or its \
         permissions are wrong (chown, chmod).",
    ),
    code(
        "unrelated",
        "No other film in the library shares anybody with this film's cast or directors, and it is \
         in no series. `/related` can only name films of the same genre and years. Complete the \
         cast, or check how the names are spelt.",
    ),
    code(
        "unshown-markup",
        "Discord's cards show bold, italics and spoilers of a review. Headings, links, HTML, tables, code \
         and quotations are shown as they are written, with all their marks, so that no review can pass \
         for something else.",
    ),
    code(
        "wrong-type",
        "The key is known, but its value is of the wrong kind: a text where a number is \
         expected, a single text where a list is.",
    ),
];

/// What a code means; if there is no such code, the nearest one.
pub fn explain(code: &str) -> Result<&'static str, Option<&'static str>> {
    let known = CODES.iter().find(|known| known.code == code);
    known
        .map(|known| known.text)
        .ok_or_else(|| nearest(code, CODES.iter().map(|known| known.code)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use regex::Regex;

    use super::*;

    /// The codes that the sources give to problems, tests aside.
    fn used(below: &Path, pattern: &Regex, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                used(&path, pattern, found);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let codes = pattern.captures_iter(code).map(|found| found[1].to_owned());
                found.extend(codes);
            }
        }
    }

    #[test]
    fn every_code_is_explained() {
        let pattern = Regex::new(r#"Problem::(?:error|warning)\([ \n]*"([a-z-]+)""#).unwrap();
        let mut found = BTreeSet::new();
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        used(&src, &pattern, &mut found);
        let known: Vec<&str> = CODES.iter().map(|known| known.code).collect();
        assert!(known.is_sorted());
        assert_eq!(found.into_iter().collect::<Vec<_>>(), known);
    }

    #[test]
    fn a_slip_in_a_code_is_answered_with_the_nearest() {
        assert!(explain("few-cast").unwrap().contains("three names"));
        assert_eq!(explain("fewcast"), Err(Some("few-cast")));
        assert_eq!(explain("E0308"), Err(None));
    }
}
