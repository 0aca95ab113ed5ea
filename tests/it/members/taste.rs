//! What the bot has understood of a taste, and how two meet.

use reelated::settings::{Settings, Visibility};

use super::recommend::{CRIME, SPACE};
use crate::scene::Scene;

const FILMS: [(&str, u8); 6] = [
    ("heat-1995", 9),
    ("collateral-2004", 8),
    ("scarface-1983", 8),
    ("alien-1979", 3),
    ("casablanca-1942", 4),
    ("toy-story-1995", 5),
];

#[tokio::test]
async fn a_member_reads_what_is_understood_and_may_show_it() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &FILMS).await;
    for member in [&scene.bob, &scene.carol, &scene.admin] {
        scene.rates(member, &[("casablanca-1942", 9)]).await;
    }
    let taste = scene.says(&scene.alice, "/taste", &[]).await;
    assert!(taste.is_ephemeral());
    insta::assert_snapshot!(scene.text(&taste), @"
    (only alice sees this)
    | # What I have understood
    | <@alice>
    | Actors you like: **Al Pacino**: *Heat* 9, *Scarface* 8
    | Genres you like: **Crime**: *Heat* 9, *Scarface* 8
    |     **Drama**: *Heat* 9, *Scarface* 8
    | Where the reviewers think otherwise: *Toy Story*: you say 5, the review says 8.2
    |     *Casablanca*: you say 4, the review says 9
    |     *Alien*: you say 3, the review says 8.9
    | Where this server thinks otherwise: *Casablanca*: you say 4, the others say 9
    | - By 5 ratings of yours
    [Show it here]
    ");
    let shown = taste.press("Show it here").await;
    assert!(!shown.is_ephemeral());
    assert!(scene.text(&shown).contains("<@alice>"));
    assert!(!scene.text(&shown).contains("Show it here"));
    scene.close().await;
}

#[tokio::test]
async fn two_tastes_meet() {
    let scene = Scene::open().await;
    scene.rates(&scene.alice, &FILMS).await;
    let theirs = [
        ("heat-1995", 8),
        ("alien-1979", 9),
        ("casablanca-1942", 5),
        ("aliens-1986", 9),
        ("scarface-1983", 8),
    ];
    scene.rates(&scene.bob, &theirs).await;
    let with = [("with", "bob")];
    let met = scene.says(&scene.alice, "/taste", &with).await;
    assert!(met.is_ephemeral());
    insta::assert_snapshot!(scene.text(&met), @"
    (only alice sees this)
    | # How two tastes meet
    | <@alice> and <@bob>
    | You agree **65%**, over 4 films that you both rated.
    |
    | **You both love**
    | **Heat (1995)** · <@alice> 9 · <@bob> 8
    | **Scarface (1983)** · <@alice> 8 · <@bob> 8
    |
    | **To argue about**
    | **Alien (1979)** · <@alice> 3 · <@bob> 9
    |
    | **<@bob> should show <@alice>**
    | **Aliens (1986)** · 9
    | - The same rating counts 100%, each point between you takes off 20
    [Show it here]
    ");
    let shown = met.press("Show it here").await;
    assert!(!shown.is_ephemeral());
    let german = scene.alice.clone().locale("de");
    let met = german.slash(&scene.channel, "/taste", &with).await;
    insta::assert_snapshot!(scene.text(&met).lines().take(5).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    | # Wie zwei Geschmäcker zusammenpassen
    | <@alice> und <@bob>
    | Ihr seid euch zu **65 %** einig, bei 4 Filmen, die ihr beide bewertet habt.
    |
    ");
    let one_in_common = [("heat-1995", 9), ("aliens-1986", 8), ("ran-1985", 7)];
    scene.rates(&scene.carol, &one_in_common).await;
    let met = german.slash(&scene.channel, "/taste", &[("with", "carol")]);
    let text = scene.text(&met.await);
    assert!(
        text.contains("zu **100 %** einig, bei 1 Film, den ihr beide bewertet habt."),
        "{text}"
    );
    scene.close().await;
}

#[tokio::test]
async fn whose_taste_cannot_be_compared_is_said_as_a_person_would() {
    let scene = Scene::open().await;
    let said = async |with: &[(&str, &str)]| {
        let answer = scene.says(&scene.alice, "/taste", with).await;
        assert!(answer.is_ephemeral());
        scene.text(&answer)
    };
    insta::assert_snapshot!(said(&[]).await, @"
    (only alice sees this)
    | I do not know you well enough yet: rate 3 more films with `/rate`, or let `/recommend` ask you.
    ");
    scene.rates(&scene.alice, &CRIME).await;
    insta::assert_snapshot!(said(&[("with", "alice")]).await, @"
    (only alice sees this)
    | I hope you agree with yourself. Name somebody else, or leave `with` out to see what I have understood of your own taste.
    ");
    insta::assert_snapshot!(said(&[("with", "the bot")]).await, @"
    (only alice sees this)
    | Bots have no taste, and I only have yours. Name a member of flesh and blood.
    ");
    insta::assert_snapshot!(said(&[("with", "bob")]).await, @"
    (only alice sees this)
    | <@bob> has not rated any film here, so there is nothing to compare.
    ");
    scene.rates(&scene.bob, &SPACE[..1]).await;
    insta::assert_snapshot!(said(&[("with", "bob")]).await, @"
    (only alice sees this)
    | <@bob> has rated only 1 film here, which is too little to go by.
    ");
    scene.close().await;
}

#[tokio::test]
async fn where_answers_are_private_nothing_is_shown_to_all() {
    let private = Settings {
        answers: Visibility::Private,
        ..Settings::default()
    };
    let scene = Scene::with(private).await;
    scene.rates(&scene.alice, &CRIME).await;
    let taste = scene.says(&scene.alice, "/taste", &[]).await;
    assert!(!scene.text(&taste).contains("Show it here"));
    let forged = serde_json::json!({"component_type": 2, "custom_id": "me:taste-all:"});
    let refused = scene.alice.component(&taste.message(), forged).await;
    assert!(refused.is_ephemeral());
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | This server wants my answers to be private here, so I cannot show that to everybody.
    ");
    scene.close().await;
}
