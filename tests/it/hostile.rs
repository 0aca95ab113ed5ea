//! Reviews that mean harm, and films at every extreme: nothing that Discord would refuse is sent,
//! nobody is pinged, and no text breaks out of its place.

use reelated::action::Action;
use reelated::film::FilmId;
use reelated::library::{self, Source};
use reelated::review::Review;
use serde_json::{Value, json};

use crate::scene::Stage;

const ATTACKS: [&str; 8] = [
    "@everyone @here <@1> <@&2> <#3> </help:4> <t:0:R> <:x:5>",
    "[click](https://evil.example) ```code``` `tick` ~~s~~",
    "# Heading\n> quote\n- list\n1. one\n-# small",
    "\u{202e}drawkcab\u{202c} \u{200b}\u{feff}\u{2066}x\u{2069}",
    "|| || |||| ||",
    "**__*~~`||",
    "🎬👩\u{200d}🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿é́́́́",
    r"\\\*\_\|\",
];

/// Films whose every text is an attack, as long as it may be.
fn films() -> Vec<Value> {
    let mut films = Vec::new();
    for (number, attack) in ATTACKS.iter().enumerate() {
        let long = |length: usize| -> String {
            attack
                .replace('\n', " ")
                .chars()
                .cycle()
                .take(length)
                .collect()
        };
        let name = |who: usize| json!({"name": format!("P{who} {}", long(90)), "role": long(90)});
        films.push(json!({
            "title": format!("{number} {}", long(150)),
            "year": 1990 + number,
            "aliases": [long(180)],
            "directors": [format!("D {}", long(90)), "Somebody Else"],
            "cast": (0..40).map(name).collect::<Vec<_>>(),
            "genres": ["Action", "Drama", "War"],
            "rating": 10,
            "series": long(190),
            "reviewer": long(90),
            "body": format!("{attack}\n\n").repeat(95_000 / (attack.chars().count() + 2)),
        }));
        // And somebody who thinks otherwise.
        films.push(json!({
            "title": format!("{number} {}", long(150)),
            "year": 1990 + number,
            "rating": 0,
            "reviewer": format!("Late {}", long(95)),
            // A summary with something hidden in it is refused.
            "summary": format!("Late: {}\n", attack.replace("||", "")).repeat(20),
            "body": format!("{attack}\n\n").repeat(20),
        }));
    }
    films
}

fn reviews() -> Vec<Review> {
    let place = tempfile::tempdir().unwrap();
    let lines: String = films().iter().map(|film| format!("{film}\n")).collect();
    std::fs::write(place.path().join("films.jsonl"), lines).unwrap();
    let source = Source::Given(vec![place.path().to_owned()]);
    let loaded = library::load(&[source], |_| {});
    let library = loaded.unwrap_or_else(|problems| {
        panic!("{}", problems.render(reelated::diagnostic::Style::Plain))
    });
    assert_eq!(library.reviews.len(), ATTACKS.len());
    library.reviews
}

#[tokio::test]
async fn hostile_reviews_are_shown_as_text() {
    let stage = Stage {
        reviews: reviews(),
        ..Stage::default()
    };
    let scene = stage.open().await;
    let (alice, channel) = (&scene.alice, &scene.channel);
    let catalog = scene.app.catalog();
    let films: Vec<String> = catalog
        .films()
        .map(|no| catalog.film(no).id.to_string())
        .collect();
    let people: Vec<String> = catalog
        .films()
        .map(|no| catalog.person_id(catalog.cast(no)[0]).to_string())
        .collect();

    for (film, person) in films.iter().zip(&people) {
        let card = alice.slash(channel, "/review", &[("film", film)]).await;
        let mut embed = card.embeds()[0].clone();
        // Discord reads no markup in a footer.
        embed.as_object_mut().unwrap().remove("footer");
        let markdown = embed.to_string();
        for live in ["<@1>", "<@&2>", "](https", "```"] {
            let escaped = format!("\\\\{live}");
            assert_eq!(
                markdown.matches(live).count(),
                markdown.matches(&escaped).count(),
                "{live} is alive in {markdown}"
            );
        }
        let mut page = card.press("Full review").await;
        for _ in 0..3 {
            page = page.press("Next").await;
        }
        assert!(page.text().contains("Page 4 of"), "{}", page.text());
        let late = catalog.review(catalog.find(&FilmId::parse(film).unwrap()).unwrap());
        let second = Action::FullReview {
            film: late.film.id.clone(),
            page: 0,
            column: Some(late.further[0].column()),
        };
        let second = page.press(&second.encode()).await;
        assert!(
            second.text().contains("Reviewed by Late"),
            "{}",
            second.text()
        );
        let related = card.press("Related films").await;
        assert!(related.press("Why this order?").await.is_ephemeral());
        let other = films.iter().find(|other| *other != film).unwrap();
        let both = alice
            .slash(channel, "/related", &[("film", film), ("also", other)])
            .await;
        assert!(!both.text().is_empty());
        let chain = alice
            .slash(channel, "/connect", &[("from", film), ("to", other)])
            .await;
        assert!(!chain.text().is_empty());
        let person = alice.slash(channel, "/person", &[("name", person)]).await;
        assert!(!person.text().is_empty());
    }
    for sort in ["title", "newest", "oldest", "rating"] {
        assert!(
            !alice
                .slash(channel, "/browse", &[("sort", sort)])
                .await
                .text()
                .is_empty()
        );
    }
    let mut random = alice.slash(channel, "/random", &[]).await;
    for _ in 0..ATTACKS.len() {
        random = random
            .press(if random.text().contains("All 8 have been shown") {
                "Start over"
            } else {
                "Another"
            })
            .await;
    }
    assert!(random.text().contains("7 of 8 left"), "{}", random.text());
    let columns = alice.complete(channel, "/browse", "column", "").await;
    // Three of the second names differ in marks alone, which do not count.
    assert_eq!(columns.len(), 2 * ATTACKS.len() - 2);
    for (_, column) in columns {
        let column = column.as_str().unwrap();
        for command in ["/browse", "/random"] {
            let found = alice.slash(channel, command, &[("column", column)]).await;
            assert!(found.text().contains("reviewed by"), "{}", found.text());
        }
    }
    for attack in ATTACKS {
        let rows = alice.complete(channel, "/review", "film", attack).await;
        assert!(rows.len() <= 25);
        let refused = alice
            .slash(channel, "/person", &[("name", &attack.replace('\n', " "))])
            .await;
        assert!(!refused.text().is_empty());
    }
    scene.close().await;
}
