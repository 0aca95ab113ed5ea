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
    insta::assert_snapshot!(scene.text(&taste), @"");
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
    insta::assert_snapshot!(scene.text(&met), @"");
    let shown = met.press("Show it here").await;
    assert!(!shown.is_ephemeral());
    let german = scene.alice.clone().locale("de");
    let met = german.slash(&scene.channel, "/taste", &with).await;
    insta::assert_snapshot!(scene.text(&met).lines().take(5).collect::<Vec<_>>().join("\n"), @"");
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
    insta::assert_snapshot!(said(&[]).await, @"");
    scene.rates(&scene.alice, &CRIME).await;
    insta::assert_snapshot!(said(&[("with", "alice")]).await, @"");
    insta::assert_snapshot!(said(&[("with", "the bot")]).await, @"");
    insta::assert_snapshot!(said(&[("with", "bob")]).await, @"");
    scene.rates(&scene.bob, &SPACE[..1]).await;
    insta::assert_snapshot!(said(&[("with", "bob")]).await, @"");
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
    insta::assert_snapshot!(scene.text(&refused), @"");
    scene.close().await;
}
