use super::*;
use crate::film::{Film, PersonName, Title};

fn review(summary: Option<&str>, body: Option<&str>) -> Review {
    let title = Title::parse("The Harbour").unwrap();
    let film = Film {
        directors: [PersonName::parse("Ada Brook").unwrap()].into(),
        ..Film::new(title, None)
    };
    Review {
        summary: summary.map(Into::into),
        body: body.map(Into::into),
        ..Review::listing(film)
    }
}

fn made(body: &str) -> String {
    let review = review(None, Some(body));
    summary(&review).map_or_else(String::new, Cow::into_owned)
}

#[test]
fn the_authors_summary_stands() {
    assert_eq!(
        summary(&review(Some("Short."), Some("This is long."))).as_deref(),
        Some("Short.")
    );
    assert_eq!(summary(&review(None, None)), None);
}

#[test]
fn a_made_summary_says_what_it_is_and_what_it_is_worth() {
    insta::assert_snapshot!(made("\
He was there first, the man with the hat. Rain falls on the docks. In *The Harbour* a dock worker \
finds a suitcase that half of the town would kill for. She takes it home.

The quay was built for the film, and looks it. Somebody has to carry things. The cranes turn.

The chase along the mole goes on for a long time. In the end the clerk drowns. Ada Brook's thriller \
is a slow, handsome and thoroughly satisfying piece of work. The rain stops."), @"In *The Harbour* a dock worker finds a suitcase that half of the town would kill for. She takes it home. The quay was built for the film, and looks it. Ada Brook's thriller is a slow, handsome and thoroughly satisfying piece of work.");
}

#[test]
fn a_made_summary_gives_nothing_away() {
    let body = "A dock worker finds a suitcase. ||The clerk is the murderer.|| Two sailors want it \
                back. In the end the clerk drowns. It is a fine thriller.";
    insta::assert_snapshot!(made(body), @"A dock worker finds a suitcase. Two sailors want it back. It is a fine thriller.");
    assert_eq!(
        made("||The clerk drowns.|| It is a fine thriller."),
        "It is a fine thriller."
    );
    assert_eq!(made("||The clerk drowns. It is a fine thriller.||"), "");
    // A mark that is never closed: nobody knows what it was meant to hide.
    assert_eq!(
        made("||The clerk drowns. It is a fine thriller."),
        "It is a fine thriller."
    );
}

#[test]
fn the_first_sentence_stands_alone() {
    for (leaning, standing) in [
        (
            "He carries a suitcase.",
            "A dock worker carries a suitcase.",
        ),
        ("This had to happen.", "Ada Brook films the docks at night."),
        (
            "But the rain is real.",
            "The rain is real and so is the mud.",
        ),
        (
            "When the question is put to her, Marta lies.",
            "Marta is asked about the suitcase.",
        ),
        (
            "Brook makes a story out of such things.",
            "Brook makes a story out of two suitcases.",
        ),
        ("Those days are gone.", "Nobody in the harbour owns a boat."),
    ] {
        let body = format!("{leaning} {standing} The fog is a great actor. The cranes turn.");
        assert!(
            made(&body).starts_with(standing),
            "{leaning}: {}",
            made(&body)
        );
    }
    // The title stands above the summary.
    for standing in [
        "It is a quiet little western.",
        "This sequel is better than it should be.",
    ] {
        let body = format!("{standing} The rain is real. The fog is a great actor.");
        assert!(made(&body).starts_with(standing), "{}", made(&body));
    }
}

#[test]
fn what_is_no_sentence_is_left_out() {
    let body = "# The Harbour\n\nRating: 8/10 stars.\n\nStarring: Lena Voss, Piet Hale.\n\n\
                Read more at https://example.org/harbour.\n\nA dock worker finds a suitcase.\n\
                It is a fine thriller.\n\nFollow us for more #films!\n";
    assert_eq!(
        made(body),
        "A dock worker finds a suitcase. It is a fine thriller."
    );
}

#[test]
fn whoever_types_no_sentences_is_summed_up_too() {
    assert_eq!(made("More fog."), "More fog.");
    assert_eq!(
        made("loved it. great fog, bad boats"),
        "loved it. great fog, bad boats"
    );
    assert_eq!(made("||fog||"), "");
}

#[test]
fn a_made_summary_is_short() {
    let body =
        "A dock worker finds a suitcase that everybody in the town would like to have. ".repeat(50);
    assert!(made(&body).chars().count() <= LONGEST);
    assert_eq!(sentences(&made(&body)).len(), 4);
    // No sentence fits.
    assert_eq!(
        made(&format!(
            "A dock worker finds {}.",
            "a suitcase, ".repeat(60)
        )),
        ""
    );
}
