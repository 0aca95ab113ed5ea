use super::*;

fn split(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|range| &text[range])
        .collect()
}

/// The text whose sentences are separated by ` / `, joined by spaces, must fall into them again.
fn check(parts: &str) {
    let parts: Vec<&str> = parts.split(" / ").collect();
    assert_eq!(split(&parts.join(" ")), parts);
}

#[test]
fn plain_sentences() {
    check("One film. / Two stars! / Three? / Four");
    check("It is long; too long, perhaps: two hours. / See it.");
    assert_eq!(split(""), [""; 0]);
    assert_eq!(split(" \n\n "), [""; 0]);
}

#[test]
fn abbreviations_and_initials_end_nothing() {
    check("Dr. Strangelove meets Mr. and Mrs. Smith. / They dance.");
    check("Vol. 2 is better than Vol. I was. / No. 5 is alive.");
    check("Does it work? / No. / The film is too long.");
    check("Samuel L. Jackson and J. J. Abrams met J.J. Abrams. / They talked.");
    check("Directed by John G. Avildsen, e.g. Rocky. / See it.");
    check("Robert Downey Jr. plays Holmes, etc. and so on. / Watch it.");
    check("It scored 3.5 out of 4. / 20 years later it still does.");
}

#[test]
fn quotations_stay_whole() {
    check("“Run! Now!” she says. / He runs.");
    check("\"Run!\" she says. / He runs.");
    check("He says “Stop.” / She does not.");
    check("It is slow (very slow. I slept.) and long. / See it.");
    check("It is slow. / (I slept.) / See it.");
    check("*Airplane!* is funny. / *Top Secret!* / It is not.");
}

#[test]
fn ellipses_end_what_a_capital_follows() {
    check("Well… it tries. / And then… / Nothing.");
    check("Well... it tries. / And then... / Nothing.");
}

#[test]
fn emoji_close_sentences_and_open_lines() {
    check("Loved it! 😍🎉 / The cast is great 👍 / Watch it.");
    assert_eq!(
        split("⭐️ Rating: 9/10 – Good."),
        ["⭐️ Rating: 9/10 – Good."]
    );
    assert_eq!(split("I 😍 this film."), ["I 😍 this film."]);
    assert_eq!(split("It works.\n★★★★"), ["It works.\n★★★★"]);
}

#[test]
fn a_missing_space_is_seen() {
    assert_eq!(
        split("Humanity has a future.Battle is loud. “Yes.”No."),
        ["Humanity has a future.", "Battle is loud.", "“Yes.”", "No."]
    );
    assert_eq!(
        split("See www.example.com or the U.S.A. cut"),
        ["See www.example.com or the U.S.A. cut"]
    );
}

#[test]
fn text_without_capitals_has_sentences() {
    check("loved it. / the cast is great. / would watch again");
}

#[test]
fn lines_end_sentences_unless_they_were_wrapped() {
    assert_eq!(
        split("One line\nAnother\n\nThird"),
        ["One line", "Another", "Third"]
    );
    assert_eq!(
        split("A line that somebody's mail program broke after seventy or so\nCharacters. Next."),
        [
            "A line that somebody's mail program broke after seventy or so\nCharacters.",
            "Next."
        ]
    );
}

#[test]
fn spoiler_marks_stay_with_their_sentence() {
    check("He wins. / ||He dies.|| / The end.");
    check("He wins. / ||He dies. / She weeps.|| / The end.");
    assert_eq!(
        split("He *wins.* ||He dies.||Fin."),
        ["He *wins.*", "||He dies.||", "Fin."]
    );
}

#[test]
fn other_scripts_have_their_own_stops() {
    assert_eq!(
        split("映画は長い。とても良い！"),
        ["映画は長い。", "とても良い！"]
    );
}

#[test]
fn nothing_is_lost() {
    let text = "  Dr. No… “Ah! Oh.” 😍 x.Yz (a. B.) \n\n- * ||b. C||\n… ... 5. 6. q. r";
    let found = sentences(text);
    let mut end = 0;
    for range in &found {
        assert!(text[end..range.start].trim().is_empty(), "{range:?}");
        assert!(!range.is_empty());
        end = range.end;
    }
    assert!(text[end..].trim().is_empty());
}
