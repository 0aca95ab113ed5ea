//! What members have seen, how they rate films, and their say over all of it.

use fake_discord::Member;
use reelated::command::{COMMANDS, Kind};
use reelated::film::FilmId;
use reelated::locale::Locale;
use reelated::member::{Noted, Score};

use super::gone;
use crate::scene::Scene;

#[tokio::test]
async fn a_member_rates_a_film_and_says_something() {
    let scene = Scene::open().await;
    scene.rate(&scene.bob, "4", &[]).await.message();
    scene.rate(&scene.carol, "8", &[]).await.message();
    let said = [("sentence", "The café. ||He dies.|| @everyone **x")];
    let rated = scene.rate(&scene.alice, "9", &said).await;
    assert!(rated.is_ephemeral());
    insta::assert_snapshot!(scene.text(&rated), @r"
    (only alice sees this)
    | # Heat (1995)
    | You rate it **9** of 10. Members of this server can see that, with your name.
    | > The café. ||He dies.|| \@everyone \*\*x
    |
    | **7** / 10 · 3 ratings
    | `1 ···█···██· 10`
    [Say something about it] [What members say] [Take my rating back]
    ");
    // What was said before stands there already.
    let form = rated.press("Say something about it").await;
    let typed = form.modal().to_string();
    assert!(
        typed.contains("\"value\":\"The café. ||He dies.|| @everyone **x\""),
        "{typed}"
    );
    let again = form.submit(&[("sentence", "Only this.")]).await;
    insta::assert_snapshot!(scene.text(&again), @"
    (only alice sees this)
    | # Heat (1995)
    | You rate it **9** of 10. Members of this server can see that, with your name.
    | > Only this.
    |
    | **7** / 10 · 3 ratings
    | `1 ···█···██· 10`
    [Say something about it] [What members say] [Take my rating back]
    ");
    let opinions = again.press("What members say").await;
    insta::assert_snapshot!(scene.text(&opinions), @"
    (only alice sees this)
    | # Heat (1995)
    | **9** · <@alice> · <t:1800000000:d>
    | > Only this.
    |
    | **4** · <@bob> · <t:1800000000:d>
    |
    | **8** · <@carol> · <t:1800000000:d>
    ");
    scene.close().await;
}

#[tokio::test]
async fn buttons_on_a_card_keep_for_whoever_presses() {
    let scene = Scene::open().await;
    let card = scene
        .says(&scene.alice, "/review", &[("film", "heat-1995")])
        .await;
    assert!(!card.is_ephemeral());
    assert_eq!(scene.entries(&scene.alice).await, 0);
    let seen = scene.bob.press(&card.message(), "Seen it").await;
    assert!(seen.is_ephemeral());
    insta::assert_snapshot!(scene.text(&seen), @"
    (only bob sees this)
    | # Heat (1995)
    | Noted as seen: `/random` leaves it out for you. `/seen` lists all you have seen.
    [Rate] [Not seen after all]
    ");
    let question = seen.press("Rate").await;
    assert!(question.is_ephemeral());
    question.choose(0, "7 · good").await.message();
    let rated = scene
        .bob
        .choose(&card.message(), 1, "9 · outstanding")
        .await;
    insta::assert_snapshot!(scene.text(&rated), @"
    (only bob sees this)
    | # Heat (1995)
    | You rate it **9** of 10. Members of this server can see that, with your name.
    |
    | **9** / 10 · 1 rating
    [Say something about it] [What members say] [Take my rating back]
    ");
    // The card is still the card.
    assert!(card.message().text().contains("Heat (1995)"));
    assert_eq!(scene.entries(&scene.alice).await, 0);
    assert_eq!(scene.entries(&scene.bob).await, 2);
    let unrated = rated.press("Take my rating back").await;
    insta::assert_snapshot!(scene.text(&unrated), @"
    (only bob sees this)
    | Your rating and what you said are deleted. What `/seen` lists stays as it is.
    ");
    let list = scene.says(&scene.bob, "/seen", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @"
    (only bob sees this)
    | # Films you have seen
    | **Heat (1995)** · <t:1800000000:d>
    | - 1 film
    (Take one back …: Heat (1995))
    ");
    scene.rate(&scene.bob, "8", &[]).await.message();
    let rated = scene.says(&scene.bob, "/seen", &[]).await;
    assert!(
        scene
            .text(&rated)
            .contains("**Heat (1995)** · you gave it **8** · <t:")
    );
    let again = scene.rate(&scene.bob, "8", &[]).await;
    again.press("Take my rating back").await.message();
    let empty = list.choose(0, "Heat (1995)").await;
    insta::assert_snapshot!(scene.text(&empty), @"
    (only bob sees this)
    | # Films you have seen
    | None noted yet. Press *Seen it* on a film's card, or use `/rate`.
    | - 0 films
    ");
    assert_eq!(scene.entries(&scene.bob).await, 0);
    scene.close().await;
}

#[tokio::test]
async fn whoever_has_not_rated_a_film_reads_what_others_say() {
    let scene = Scene::open().await;
    let said = [("sentence", "Worth it.")];
    scene.rate(&scene.alice, "9", &said).await.message();
    let film = [("film", "heat-1995")];
    let card = scene.says(&scene.bob, "/review", &film).await;
    let opinions = card.press("What members say").await;
    insta::assert_snapshot!(scene.text(&opinions), @"
    (only bob sees this)
    | # Heat (1995)
    | **9** · <@alice> · <t:1800000000:d>
    | > Worth it.
    ");
    assert_eq!(scene.entries(&scene.bob).await, 0);
    scene.close().await;
}

#[tokio::test]
async fn a_card_shows_the_servers_rating_once_three_rated() {
    let scene = Scene::open().await;
    let fields = async |member: &Member| -> String {
        let card = scene
            .says(member, "/review", &[("film", "heat-1995")])
            .await;
        let text = card.message().text();
        let lines = text.lines().skip_while(|line| !line.contains("Rating:"));
        lines
            .take_while(|line| !line.contains("Directed by"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    scene.rate(&scene.alice, "9", &[]).await.message();
    let last = scene.rate(&scene.bob, "4", &[]).await;
    assert!(!fields(&scene.alice).await.contains("This server"));
    scene.rate(&scene.carol, "9", &[]).await.message();
    insta::assert_snapshot!(fields(&scene.alice).await, @"
    | Rating: ★★★★½ **8.6** / 10
    | This server: **7.3** / 10 · 3 ratings
    |     `1 ···▅····█· 10`
    ");
    let german = scene.alice.clone().locale("de");
    assert!(fields(&german).await.contains("This server"));
    // Ratings leave the averages at once.
    last.press("Take my rating back").await.message();
    assert!(!fields(&scene.alice).await.contains("This server"));
    scene.close().await;
}

#[tokio::test]
async fn random_leaves_out_what_the_asker_has_seen() {
    let scene = Scene::open().await;
    let options = [("with", "Rutger Hauer")];
    let all = scene.says(&scene.alice, "/random", &options).await;
    let before = all.message().text();
    assert!(before.contains("[Seen it]"), "{before}");
    let all_count = before.lines().next().unwrap().to_owned();
    all.press("Seen it").await.message();
    let fewer = scene.says(&scene.alice, "/random", &options).await;
    let fewer_count = fewer.message().text().lines().next().unwrap().to_owned();
    assert_ne!(all_count, fewer_count);
    let others = scene.says(&scene.bob, "/random", &options).await;
    let others_count = others.message().text().lines().next().unwrap().to_owned();
    assert_eq!(all_count, others_count);
    scene.close().await;
}

#[tokio::test]
async fn admins_remove_what_somebody_says_and_nobody_else_does() {
    let scene = Scene::open().await;
    let bad = [("sentence", "Something hostile. ||He dies.||")];
    let rated = scene.rate(&scene.alice, "2", &bad).await;
    // Their own rating has no such menu for a member who is no admin.
    let own = rated.press("What members say").await;
    assert!(!scene.text(&own).contains("Remove a sentence"));
    let of_admin = scene.rate(&scene.admin, "9", &[]).await;
    let opinions = of_admin.press("What members say").await;
    insta::assert_snapshot!(scene.text(&opinions), @"
    (only ada sees this)
    | # Heat (1995)
    | **9** · <@ada> · <t:1800000000:d>
    |
    | **2** · <@alice> · <t:1800000000:d>
    | > Something hostile. ||He dies.||
    (Remove a sentence …: Something hostile. [spoiler])
    ");
    // A member forges the admin's button.
    let forged = format!("me:hush:heat-1995:{}", scene.alice.id());
    let data = serde_json::json!({"component_type": 2, "custom_id": forged});
    let refused = scene.alice.component(&own.message(), data).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | Only members with the permission *Manage Server* can remove what others say. Ask one of them.
    ");
    let left = opinions.choose(0, "Something hostile. [spoiler]").await;
    assert!(!scene.text(&left).contains("hostile"));
    assert!(scene.text(&left).contains("**2** · <@alice>"));
    scene.close().await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused() {
    let scene = Scene::open().await;
    let alone = scene.alice.dm();
    let options = [("film", "heat-1995"), ("score", "9")];
    let dm = scene.alice.slash(&alone, "/rate", &options).await;
    insta::assert_snapshot!(scene.text(&dm), @"
    (only alice sees this)
    | What members keep belongs to a server. Use this in a server's channel.
    ");
    let rated = scene.rate(&scene.alice, "9", &[]).await;
    let form = rated.press("Say something about it").await;
    rated.press("Take my rating back").await.message();
    let refused = form.submit(&[("sentence", "Too late.")]).await;
    let old = serde_json::json!({"component_type": 2, "custom_id": "me:see:no-such-film-1900"});
    let gone = scene.alice.component(&rated.message(), old).await;
    assert!(scene.text(&gone).contains("is not in the library any more"));
    assert_eq!(scene.entries(&scene.alice).await, 1);
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | You have not rated this film, or not any more. Use `/rate` to do so.
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_large_export_is_packed_and_one_that_does_not_fit_is_refused() {
    let scene = Scene::open().await;
    for number in 0..40 {
        let film = Noted {
            film: FilmId::parse(&format!("film-{number}")).unwrap(),
            title: format!("Film {number}"),
        };
        let asker = scene.asker(&scene.alice);
        scene.store.see(asker, &film).await.unwrap();
    }
    let export = async |most: u64| {
        let export = scene.alice.slash(&scene.channel, "/privacy export", &[]);
        let limit = serde_json::json!({"attachment_size_limit": most});
        export.with(limit).await
    };
    let whole = export(10 << 20)
        .await
        .message()
        .file("reelated-about-you.json");
    let packed = export(2000)
        .await
        .message()
        .file("reelated-about-you.json.zip");
    assert!(packed.len() <= 2000 && packed.len() < whole.len());
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
    let mut file = archive.by_name("reelated-about-you.json").unwrap();
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut file, &mut unpacked).unwrap();
    assert_eq!(unpacked, whole);
    let refused = export(100).await;
    let text = scene.text(&refused);
    assert!(text.contains("Discord takes 0 KiB here"), "{text}");
    scene.close().await;
}

#[tokio::test]
async fn a_member_reads_takes_along_and_deletes_what_is_kept() {
    let scene = Scene::open().await;
    let nothing = scene.says(&scene.alice, "/privacy export", &[]).await;
    insta::assert_snapshot!(scene.text(&nothing), @"
    (only alice sees this)
    | I keep nothing about you, so there is no file to give. `/help` says what I would keep.
    ");
    let said = [("sentence", "Loud.")];
    scene.rate(&scene.alice, "9", &said).await.message();
    scene.rate(&scene.bob, "1", &[]).await.message();
    let shown = scene.says(&scene.alice, "/privacy show", &[]).await;
    assert!(shown.is_ephemeral());
    insta::assert_snapshot!(scene.text(&shown), @"
    (only alice sees this)
    | # What I keep about you
    | In this server:
    | • 1 film seen
    | • 1 rating
    |
    | Nothing in other servers.
    [As a file] [Delete everything about me] [What is kept, and why]
    ");
    let file = shown.press("As a file").await;
    let json = String::from_utf8(file.message().file("reelated-about-you.json")).unwrap();
    let json = json.replace(&scene.id().to_string(), "SERVER");
    insta::assert_snapshot!(json, @r#"
    [
      {
        "server": "SERVER",
        "seen": [
          {
            "film": "heat-1995",
            "title": "Heat (1995)",
            "at": "2027-01-15T08:00:00Z"
          }
        ],
        "ratings": [
          {
            "film": "heat-1995",
            "title": "Heat (1995)",
            "score": 9,
            "sentence": "Loud.",
            "at": "2027-01-15T08:00:00Z"
          }
        ],
        "wanted": [],
        "ended_wishes": [],
        "not_for_me": [],
        "watched": [],
        "changed_settings": []
      }
    ]
    "#);
    let question = shown.press("Delete everything about me").await;
    insta::assert_snapshot!(scene.text(&question), @"
    (only alice sees this)
    | # Delete everything about me
    | What you have seen, rated, want to watch and do not want to be offered is deleted at once, and cannot be brought back. Ratings leave the averages. That a film was watched together stays, and so does what you changed in a server's settings: both without your name.
    [Delete it in this server] [Delete it everywhere] [What is kept?]
    ");
    assert_eq!(scene.entries(&scene.alice).await, 2);
    let gone = question.press("Delete it in this server").await;
    insta::assert_snapshot!(scene.text(&gone), @"
    (only alice sees this)
    | Deleted 2 entries in 1 server.
    ");
    assert_eq!(scene.entries(&scene.alice).await, 0);
    assert_eq!(scene.entries(&scene.bob).await, 2);
    scene.close().await;
}

#[tokio::test]
async fn a_film_that_left_the_library_is_shown_by_its_title() {
    let scene = Scene::open().await;
    let asker = scene.asker(&scene.alice);
    let film = gone();
    scene.store.see(asker, &film).await.unwrap();
    let list = scene.says(&scene.alice, "/seen", &[]).await;
    insta::assert_snapshot!(scene.text(&list), @r"
    (only alice sees this)
    | # Films you have seen
    | **Gone \*and\* \@everyone (1900)** · <t:0:d>
    | - 1 film
    (Take one back …: Gone *and* @everyone (1900))
    ");
    let random = scene.says(&scene.alice, "/random", &[]).await;
    assert!(random.message().text().contains("[Seen it]"));
    list.choose(0, &film.title).await.message();
    assert_eq!(scene.entries(&scene.alice).await, 0);
    let score = Score::new(7).unwrap();
    let carol = scene.asker(&scene.carol);
    scene.store.rate(carol, &film, score, None).await.unwrap();
    let old = serde_json::json!({"component_type": 2, "custom_id": "me:all:gone-1900:0"});
    let opinions = scene.alice.component(&list.message(), old).await;
    insta::assert_snapshot!(scene.text(&opinions), @r"
    (only alice sees this)
    | # Gone \*and\* \@everyone (1900)
    | **7** · <@carol> · <t:0:d>
    ");
    scene.close().await;
}

#[tokio::test]
async fn a_store_that_is_away_changes_nothing_and_says_so() {
    let scene = Scene::open().await;
    scene.store.close().await;
    let refused = scene.rate(&scene.alice, "9", &[]).await;
    insta::assert_snapshot!(scene.text(&refused), @"
    (only alice sees this)
    | I cannot reach my database at the moment. What was to be kept or deleted may not have been. Try again in a minute; if it happens again, tell whoever runs me this reference: `00000007`.
    ");
    let card = scene
        .says(&scene.alice, "/review", &[("film", "heat-1995")])
        .await;
    assert!(card.message().text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn two_members_and_ten_presses_at_once_leave_one_rating_each() {
    let scene = Scene::open().await;
    let rate = |member: &Member, score: usize| {
        let (member, channel) = (member.clone(), scene.channel.clone());
        let score = score.to_string();
        tokio::spawn(async move {
            let options = [("film", "heat-1995"), ("score", score.as_str())];
            member.slash(&channel, "/rate", &options).await.message();
        })
    };
    let presses: Vec<_> = (1..=10)
        .flat_map(|score| [rate(&scene.alice, score), rate(&scene.bob, score)])
        .collect();
    for press in presses {
        press.await.unwrap();
    }
    let heat = FilmId::parse("heat-1995").unwrap();
    let spread = scene.store.spread(scene.id(), &heat).await.unwrap();
    assert_eq!(spread.raters(), 2);
    assert_eq!(scene.entries(&scene.alice).await, 2);
    scene.close().await;
}

#[tokio::test]
async fn privacy_is_answered_in_direct_messages_too() {
    let scene = Scene::open().await;
    scene.rate(&scene.alice, "9", &[]).await.message();
    let alone = scene.alice.clone().locale("de").dm();
    let alice = scene.alice.clone().locale("de");
    let shown = alice.slash(&alone, "/privacy show", &[]).await;
    insta::assert_snapshot!(scene.text(&shown), @"
    (only alice sees this)
    | # Was ich über dich speichere
    | Auf 1 anderen Server: 2 Einträge.
    [Als Datei] [Alles über mich löschen] [Was gespeichert wird und warum]
    ");
    let question = alice.slash(&alone, "/privacy delete", &[]).await;
    insta::assert_snapshot!(scene.text(&question), @"
    (only alice sees this)
    | # Alles über mich löschen
    | Was du gesehen und bewertet hast, sehen willst und nicht mehr angeboten haben willst, wird sofort gelöscht und kommt nicht wieder. Bewertungen zählen in keinem Durchschnitt mehr. Dass ein Film zusammen gesehen wurde, bleibt, und was du an den Einstellungen eines Servers geändert hast, auch: beides ohne deinen Namen.
    [Überall löschen] [Was ist gespeichert?]
    ");
    question.press("Überall löschen").await.message();
    assert_eq!(scene.entries(&scene.alice).await, 0);
    scene.close().await;
}

#[tokio::test]
async fn help_names_every_command_in_every_language() {
    let scene = Scene::open().await;
    for locale in Locale::ALL {
        let admin = scene.admin.clone().locale(locale.discord_codes()[0]);
        let help = scene.says(&admin, "/help", &[]).await;
        let text = scene.text(&help);
        for command in COMMANDS
            .iter()
            .filter(|command| command.kind == Kind::Slash)
        {
            let described = format!("> — {}\n", (command.description)(locale.texts()));
            assert!(text.contains(&described), "{}: {text}", command.name);
        }
    }
    scene.close().await;
}

#[tokio::test]
async fn help_gives_the_privacy_document() {
    let scene = Scene::open().await;
    let help = scene.says(&scene.alice, "/help", &[]).await;
    let document = help.press("What is kept, and why").await;
    assert!(document.is_ephemeral());
    let text = String::from_utf8(document.message().file("PRIVACY.md")).unwrap();
    for command in ["/watchlist add", "/rate", "/privacy delete"] {
        assert!(text.contains(command), "{command}");
    }
    assert_eq!(scene.entries(&scene.alice).await, 0);
    scene.close().await;
}

#[tokio::test]
async fn a_change_of_settings_stays_without_the_admins_name() {
    let scene = Scene::open().await;
    let shown = [("spoilers", "shown")];
    scene
        .says(&scene.admin, "/settings spoilers", &shown)
        .await
        .message();
    let question = scene.says(&scene.admin, "/privacy delete", &[]).await;
    question.press("Delete it everywhere").await.message();
    let history = scene.says(&scene.admin, "/settings history", &[]).await;
    let text = scene.text(&history);
    assert!(text.contains("somebody no longer on record"), "{text}");
    assert!(!text.contains("<@"), "{text}");
    scene.close().await;
}
