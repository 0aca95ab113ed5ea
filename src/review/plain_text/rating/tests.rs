use super::super::debris;
use super::*;

fn rating(text: &str) -> String {
    let page = debris::page(text);
    let mut open = Vec::new();
    match find(&page.lines, None, &mut open) {
        Some(found) => format!("{} {:?}", found.rating.value, found.rating.sure),
        None if open.is_empty() => "none".to_owned(),
        None => format!("open: {}", open[0].what),
    }
}

#[test]
fn every_scale_becomes_one_out_of_ten() {
    for (text, expected) in [
        ("⭐️ Rating: 9/10 – Bright and loud.", "9 Certain"),
        ("Rating – 7.5", "7.5 Likely"),
        ("3.00 out of 4stars", "7.5 Certain"),
        ("★★★½", "7 Likely"),
        ("★★★☆", "7.5 Certain"),
        ("⭐⭐⭐⭐", "8 Likely"),
        ("* * ½", "5 Guess"),
        ("***1/2 out of ****", "8.8 Certain"),
        ("B+", "8.3 Likely"),
        ("Grade: C minus", "4.2 Likely"),
        ("85%", "8.5 Certain"),
        ("Rating: 3.96/4 (aka Must watch)", "9.9 Certain"),
        ("Rating: 82", "8.2 Likely"),
        ("Final verdict: a solid 7 out of 10", "7 Certain"),
        ("Three and a half stars out of four.", "8.8 Certain"),
        (
            "I would give this film a 6.5/10 on a good day.",
            "6.5 Likely",
        ),
        ("I give it four stars.", "8 Likely"),
        ("It ends badly. 4/10", "4 Guess"),
        ("8/10. Would watch again.", "8 Likely"),
        ("Score: 0/10", "0 Certain"),
        ("5 stars out of 5", "10 Certain"),
        ("All told, 4 stars out of 5 from this old cynic.", "8 Guess"),
        ("I'd say 4 stars out of 5 and no more.", "8 Guess"),
        ("10/10 would watch again with my dad.", "10 Likely"),
        (
            "8/10 for the train alone, and I get sick on trains.",
            "8 Likely",
        ),
        ("7/10 Worth it if you like fog and long walks.", "7 Likely"),
        ("All in all a solid B+.", "8.3 Likely"),
        ("It's an A- for me, and a B for the popcorn.", "9.1 Likely"),
        ("A weak C, and nobody tried.", "5 Likely"),
        ("Ich gebe dem Film 4 von 5 Sternen.", "8 Likely"),
        ("Wertung: 8 von 10 Punkten", "8 Certain"),
        ("Ein kühler Film. 8 von 10", "8 Guess"),
        ("Sieben von zehn", "7 Certain"),
        ("Fazit: 3,5/5 Sterne", "7 Certain"),
        ("Not a 10/10, but a solid 8/10.", "8 Likely"),
        ("| Camera | 9/10 |\n| Rating | 7/10 |", "7 Certain"),
    ] {
        assert_eq!(rating(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_rating_of_the_reviewers_stays_out() {
    for text in [
        "Acting: 4/5\nStory: 3/5",
        "Rating: R",
        "Rated PG-13 for violence.",
        "IMDb: 7.2/10",
        "It holds 85% on Rotten Tomatoes.",
        "Critics gave it 4 out of 5 stars.",
        "He works 24/7 after 9/11, and on 3/4/2020 he stops.",
        "3/4 of the film is a chase.",
        "A film for the ages.",
        "* * *",
        "Scored out of 7, he drives a 4x4.",
        "Michelle Yeoh stars.",
        "She gets a C in chemistry and leaves.",
        "Not a 10/10",
        "It's no 10/10.",
        "This could have been a 9/10.",
        "I can't give it a 10/10.",
        "Nowhere near a 9/10.",
        "Das ist keine 10/10.",
        "9/10 people in this town are ghosts.",
        "9/10 critics hated it when it came out.",
        "He is a solid B student.",
        "A B movie.",
        "| Camera | 9/10 |\n| Script | 7/10 |",
        "Critics gave the book 4 stars out of 5 and the film none.",
    ] {
        assert_eq!(rating(text), "none", "{text}");
    }
    assert_eq!(
        rating("Rating: 4"),
        "open: the rating \"4\" does not say out of how many"
    );
    assert_eq!(
        rating("Acting: 4/5\nScore: 3/5\nOverall: 4.5/5"),
        "9 Certain"
    );
}
