//! What somebody is asked whose taste nobody knows, until films can be recommended.

use fake_discord::Answer;

use super::recommend::{SPACE, mention};
use crate::scene::Scene;

/// The films that are asked about: what stands on the menus.
fn asked(answer: &Answer) -> Vec<String> {
    let text = answer.message().text();
    let menus = text.lines().filter_map(|line| {
        let (title, _) = line.strip_prefix('(')?.split_once(": 10 · ")?;
        Some(title.to_owned())
    });
    menus.collect()
}

#[tokio::test]
async fn somebody_new_rates_in_one_message_that_turns_into_recommendations() {
    let scene = Scene::open().await;
    let start = scene.says(&scene.alice, "/recommend", &[]).await;
    assert!(start.is_ephemeral());
    insta::assert_snapshot!(scene.text(&start), @"
    (only alice sees this)
    | # What do you like?
    | **0 of 3** rated: 3 more films and I can recommend films to you.
    | How good are these? Choose a rating in each menu, or pass a film over, and the next one takes its place. Rate any other film with `/rate`.
    | - Members of this server can see your ratings, with your name.
    (Avengers: Infinity War (2018): 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / I have not seen it / Skip this one)
    (The Prestige (2006): 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / I have not seen it / Skip this one)
    (Oppenheimer (2023): 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / I have not seen it / Skip this one)
    (Se7en (1995): 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / I have not seen it / Skip this one)
    (Star Wars (1977): 10 · perfect / 9 · outstanding / 8 · very good / 7 · good / 6 · decent / 5 · middling / 4 · weak / 3 · poor / 2 · bad / 1 · unwatchable / I have not seen it / Skip this one)
    ");
    let first = asked(&start);
    assert_eq!(first.len(), 5);
    // What was not seen or skipped makes room for another film; the others stay where they are.
    let second = start.choose(1, "I have not seen it").await;
    let third = second.choose(4, "Skip this one").await;
    let now = asked(&third);
    assert_eq!(
        [&now[0], &now[2], &now[3]],
        [&first[0], &first[2], &first[3]]
    );
    assert!(!first.contains(&now[1]) && !first.contains(&now[4]));
    assert_eq!(scene.entries(&scene.alice).await, 0);
    let rated = third.choose(0, "9 · outstanding").await;
    let text = scene.text(&rated);
    insta::assert_snapshot!(text.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    | # What do you like?
    | You gave *Avengers: Infinity War (2018)* a 9.
    | **1 of 3** rated: 2 more films and I can recommend films to you.
    ");
    // A restart in between changes nothing, and what was passed over does not come back.
    assert!(!asked(&rated).contains(&first[0]) && !asked(&rated).contains(&first[1]));
    let rated = rated.choose(2, "8 · very good").await;
    let films = rated.choose(3, "3 · poor").await;
    insta::assert_snapshot!(scene.text(&films).lines().take(3).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    I know your taste well enough to recommend films.
    | # Films for you
    ");
    for known in [&first[0], &first[2], &first[3]] {
        assert!(!scene.text(&films).contains(&known[..]), "{known}");
    }
    assert_eq!(scene.entries(&scene.alice).await, 6);
    scene.close().await;
}

#[tokio::test]
async fn what_was_sought_is_asked_about_and_recommended_in_the_end() {
    let scene = Scene::open().await;
    let wish = [("genre", "Science Fiction"), ("decade", "1980s")];
    let start = scene.says(&scene.alice, "/recommend", &wish).await;
    let text = scene.text(&start);
    insta::assert_snapshot!(text.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    | # What do you like?
    | -# Offered then: Science Fiction, 1980s
    | **0 of 3** rated: 3 more films and I can recommend films to you.
    ");
    let is_sought = |title: &String| title.contains("(198");
    assert!(asked(&start).iter().all(is_sought), "{text}");
    let next = start.choose(1, "Skip this one").await;
    let next = next.choose(0, "9 · outstanding").await;
    assert!(asked(&next).iter().all(is_sought), "{:?}", asked(&next));
    let next = next.choose(2, "8 · very good").await;
    let films = next.choose(3, "7 · good").await;
    let text = scene.text(&films);
    insta::assert_snapshot!(text.lines().take(4).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    I know your taste well enough to recommend films.
    | # Films for you
    | -# Science Fiction, 1980s
    ");
    let offered = text
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains(". **"));
    let offered: Vec<&str> = offered.collect();
    assert_eq!(offered.len(), 5);
    assert!(offered.iter().all(|line| line.contains("(198")), "{text}");
    // Where few of the kind are well known, the others fill up; the wish stays.
    let wish = [("genre", "Western"), ("decade", "1980s")];
    let few = scene.says(&scene.bob, "/recommend", &wish).await;
    assert_eq!(asked(&few).len(), 5);
    let few = few.choose(4, "Skip this one").await;
    assert!(scene.text(&few).contains("-# Offered then: Western, 1980s"));
    scene.close().await;
}

#[tokio::test]
async fn five_films_are_of_five_kinds() {
    let scene = Scene::open().await;
    let start = scene.says(&scene.alice, "/recommend", &[]).await;
    let films = asked(&start);
    let decade = |title: &String| title[title.len() - 5..title.len() - 2].to_owned();
    let mut decades: Vec<String> = films.iter().map(decade).collect();
    decades.sort();
    decades.dedup();
    assert_eq!(decades.len(), 5, "{films:?}");
    scene.close().await;
}

#[tokio::test]
async fn whoever_likes_nothing_is_asked_for_something_they_like() {
    let scene = Scene::open().await;
    let bored = [("heat-1995", 5), ("alien-1979", 2), ("ran-1985", 5)];
    scene.rates(&scene.alice, &bored).await;
    let start = scene.says(&scene.alice, "/recommend", &[]).await;
    let text = scene.text(&start);
    insta::assert_snapshot!(text.lines().nth(2).unwrap(), @"| You have not given anything a 6 or better yet. Tell me one film that you like.");
    let films = start.choose(0, "10 · perfect").await;
    assert!(scene.text(&films).contains("Films for you"));
    scene.close().await;
}

#[tokio::test]
async fn everybody_of_a_new_group_is_asked_alone() {
    let scene = Scene::open().await;
    scene.rates(&scene.bob, &SPACE[..2]).await;
    let with = mention(&scene.bob);
    let start = scene
        .says(&scene.alice, "/recommend", &[("with", &with)])
        .await;
    assert!(!start.is_ephemeral());
    insta::assert_snapshot!(scene.text(&start), @"
    | # What do you all like?
    | I cannot tell yet what <@alice> likes: 3 more rated films would tell me.
    | I cannot tell yet what <@bob> likes: 1 more rated film would tell me.
    [Rate a few films]
    ");
    let question = scene.bob.press(&start.message(), "Rate a few films").await;
    assert!(question.is_ephemeral());
    let films = question.choose(0, "7 · good").await;
    assert!(films.is_ephemeral());
    assert!(scene.text(&films).contains("Films for you"));
    // So is whoever asked for the group.
    let question = start.press("Rate a few films").await;
    assert!(question.is_ephemeral());
    assert!(start.message().text().contains("What do you all like?"));
    scene.close().await;
}

#[tokio::test]
async fn a_german_member_is_asked_in_german() {
    let scene = Scene::open().await;
    let alice = scene.alice.clone().locale("de");
    let start = alice.slash(&scene.channel, "/recommend", &[]).await;
    insta::assert_snapshot!(scene.text(&start).lines().take(4).collect::<Vec<_>>().join("\n"), @"
    (only alice sees this)
    | # Was gefällt dir?
    | **0 von 3** bewertet: noch 3 Filme, dann kann ich dir etwas empfehlen.
    | Wie gut sind diese? Wähle in jedem Menü eine Bewertung oder übergehe den Film, dann rückt der nächste nach. Jeden anderen bewertest du mit `/rate`.
    ");
    scene.close().await;
}
