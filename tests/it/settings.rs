//! `/settings` through the whole bot, with a database and the fake Discord.

use std::time::Duration;

use fake_discord::{ADMINISTRATOR, Answer, Channel, Fault, MANAGE_GUILD};
use reelated::film::Genre;
use reelated::settings::{Setting, Settings, Way};
use reelated::snowflake::ChannelId;
use reelated::store::DayOutcome;
use serde_json::{Value, json};

use crate::scene::{Scene, now};

impl Scene {
    /// What the admin gets who chooses a setting on the overview.
    async fn open_setting(&self, name: &str) -> Answer {
        let panel = self.settings("show", &[]).await;
        panel.choose(0, name).await
    }

    async fn overview(&self) -> String {
        self.text(&self.settings("show", &[]).await)
    }
}

#[tokio::test]
async fn an_admin_sees_every_setting_and_where_it_comes_from() {
    let scene = Scene::open().await;
    let changed = scene.settings("spoilers", &[("spoilers", "left out")]);
    changed.await.message();
    insta::assert_snapshot!(scene.overview().await, @"
    (only ada sees this)
    | # Settings of this server
    | Answers: **Public channels**: everywhere · *default*
    |     **Who sees answers**: everybody in the channel · *default*
    |     **Language**: the server's own · *default*
    |     **Spoilers**: left out · *this server*
    |     **Direct messages**: allowed · *only the bot's operator can change this*
    | Random picks and film of the day: **Genres left out**: none · *default*
    |     **Lowest rating**: any · *default*
    |     **Earliest year**: any · *default*
    |     **Latest year**: any · *default*
    |     **Unconfirmed films**: are not picked · *default*
    | Film of the day: **Film channel**: off · *default*
    |     **Film time**: 18:00 · *default*
    |     **Film time zone**: UTC · *default*
    |     **Film days**: every day · *default*
    (Change a setting …: Public channels / Who sees answers / Language / Spoilers / Unconfirmed films / Genres left out / Lowest rating / Earliest year / Latest year / Film channel / Film time / Film time zone / Film days)
    [History] [Sample] [Export] [Reset all]
    ");
    scene.close().await;
}

#[tokio::test]
async fn german_admins_read_german() {
    let scene = Scene::open().await;
    let admin = scene.admin.clone().locale("de");
    let german = async |below: &str, options: &[(&str, &str)]| {
        let command = format!("/settings {below}");
        let answer = admin.slash(&scene.channel, &command, options).await;
        scene.text(&answer)
    };
    let text = [
        german(
            "picks",
            &[("lowest_rating", "6.5"), ("genres_left_out", "war")],
        )
        .await,
        german("film-of-the-day", &[("time_zone", "Mars")]).await,
        german("history", &[]).await,
    ];
    insta::assert_snapshot!(text.join("\n"), @"
    (only ada sees this)
    ✅ Geändert.
    **Ausgeschlossene Genres**: keine (Vorgabe) → Kriegsfilm
    **Niedrigste Bewertung**: beliebig (Vorgabe) → 6,5
    | # Einstellungen dieses Servers
    | Antworten: **Öffentliche Kanäle**: überall · *Vorgabe*
    |     **Wer Antworten sieht**: alle im Kanal · *Vorgabe*
    |     **Sprache**: die des Servers · *Vorgabe*
    |     **Spoiler**: hinter einem Klick versteckt · *Vorgabe*
    |     **Direktnachrichten**: erlaubt · *kann nur ändern, wer den Bot betreibt*
    | Zufallsfilme und Film des Tages: **Ausgeschlossene Genres**: Kriegsfilm · *dieser Server*
    |     **Niedrigste Bewertung**: 6,5 · *dieser Server*
    |     **Frühestes Jahr**: beliebig · *Vorgabe*
    |     **Spätestes Jahr**: beliebig · *Vorgabe*
    |     **Unbestätigte Filme**: werden nicht gewählt · *Vorgabe*
    | Film des Tages: **Kanal des Films**: aus · *Vorgabe*
    |     **Uhrzeit des Films**: 18:00 · *Vorgabe*
    |     **Zeitzone des Films**: UTC · *Vorgabe*
    |     **Tage des Films**: jeden Tag · *Vorgabe*
    (Eine Einstellung ändern …: Öffentliche Kanäle / Wer Antworten sieht / Sprache / Spoiler / Unbestätigte Filme / Ausgeschlossene Genres / Niedrigste Bewertung / Frühestes Jahr / Spätestes Jahr / Kanal des Films / Uhrzeit des Films / Zeitzone des Films / Tage des Films)
    [Verlauf] [Beispiel] [Exportieren] [Alles zurücksetzen]

    (only ada sees this)
    | „Mars“ passt nicht zu **Zeitzone des Films**; geändert wurde nichts. Versuch es mit der größten Stadt in deiner Nähe, etwa Europe/Berlin.

    (only ada sees this)
    | # Was geändert wurde
    | **1.** <t:1800000000:f> · <@ada> hat etwas geändert
    | **Ausgeschlossene Genres**: keine (Vorgabe) → Kriegsfilm
    | **Niedrigste Bewertung**: beliebig (Vorgabe) → 6,5
    (Eine Änderung rückgängig machen …: 1. Ausgeschlossene Genres, Niedrigste Bewertung)
    [Alle Einstellungen]
    ");
    scene.close().await;
}

#[tokio::test]
async fn what_is_typed_is_changed_and_said() {
    let scene = Scene::open().await;
    let said = async |below: &str, options: &[(&str, &str)]| {
        let answer = scene.settings(below, options).await;
        let text = scene.text(&answer);
        let before_card = text.lines().take_while(|line| !line.starts_with('|'));
        before_card.skip(1).collect::<Vec<_>>().join("\n")
    };
    let text = [
        said("channels", &[("add", "#films")]).await,
        said("channels", &[("add", "#general"), ("remove", "#films")]).await,
        said("channels", &[("remove", "#general")]).await,
        said("answers", &[("visibility", "only whoever asked")]).await,
        said("language", &[("language", "German")]).await,
        said(
            "picks",
            &[
                ("genres_left_out", "horror, Kriegsfilm"),
                ("lowest_rating", "6.5"),
                ("earliest_year", "1970"),
                ("pick_unconfirmed", "true"),
            ],
        )
        .await,
        said(
            "film-of-the-day",
            &[
                ("channel", "#films"),
                ("time", "9.30"),
                ("time_zone", "europe/berlin"),
                ("weekdays", "saturday, sunday"),
            ],
        )
        .await,
        said("film-of-the-day", &[("off", "true")]).await,
        said("picks", &[("genres_left_out", "none")]).await,
        said("reset", &[("setting", "Lowest rating")]).await,
        said("reset", &[("setting", "Lowest rating")]).await,
    ];
    insta::assert_snapshot!(text.join("\n"), @"
    ✅ Changed.
    **Public channels**: everywhere (default) → <#films>
    ✅ Changed.
    **Public channels**: <#films> → <#general>
    ✅ Changed.
    **Public channels**: <#general> → everywhere
    ✅ Changed.
    **Who sees answers**: everybody in the channel (default) → only whoever asked
    ✅ Changed.
    **Language**: the server's own (default) → German
    ✅ Changed.
    **Unconfirmed films**: are not picked (default) → may be picked
    **Genres left out**: none (default) → Horror, War
    **Lowest rating**: any (default) → 6.5
    **Earliest year**: any (default) → 1970
    ✅ Changed.
    **Film channel**: off (default) → <#films>
    **Film time**: 18:00 (default) → 09:30
    **Film time zone**: UTC (default) → Europe/Berlin
    **Film days**: every day (default) → Saturday, Sunday
    ✅ Changed.
    **Film channel**: <#films> → off
    ✅ Changed.
    **Genres left out**: Horror, War → none
    ✅ Changed.
    **Lowest rating**: 6.5 → any (default)
    Nothing changed: it was like that already.
    ");
    scene.close().await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_and_changes_nothing() {
    let scene = Scene::open().await;
    let refused = async |below: &str, options: &[(&str, &str)]| {
        let answer = scene.settings(below, options).await;
        scene.text(&answer)
    };
    let text = [
        refused("picks", &[("genres_left_out", "horor")]).await,
        refused(
            "picks",
            &[("earliest_year", "2000"), ("latest_year", "1990")],
        )
        .await,
        refused("film-of-the-day", &[("time", "25:00")]).await,
        refused("film-of-the-day", &[("time_zone", "Europe/Berln")]).await,
        refused("film-of-the-day", &[("weekdays", "someday")]).await,
        refused("picks", &[])
            .await
            .lines()
            .nth(1)
            .unwrap()
            .to_owned(),
    ];
    insta::assert_snapshot!(text.join("\n"), @"
    (only ada sees this)
    | **Genres left out** cannot be “horor”; nothing has changed. Did you mean Horror?

    (only ada sees this)
    | The earliest year would come after the latest, so that no film fits; nothing has changed. Change both at once with `/settings picks`.

    (only ada sees this)
    | **Film time** cannot be “25:00”; nothing has changed. Try a time of the day, such as 18:30.

    (only ada sees this)
    | **Film time zone** cannot be “Europe/Berln”; nothing has changed. Did you mean Europe/Berlin?

    (only ada sees this)
    | **Film days** cannot be “someday”; nothing has changed. Try names of days, such as Saturday, Sunday.

    | Nothing was filled in. Use `/settings show` to see every setting.
    ");
    let guild = scene.id();
    assert!(scene.store.settings(guild).await.unwrap().is_empty());
    assert!(scene.store.history(guild).await.unwrap().is_empty());
    scene.close().await;
}

#[tokio::test]
async fn menus_change_settings() {
    let scene = Scene::open().await;
    let open = async |name: &str| scene.open_setting(name).await;
    // Each of them changes the panel that it is on.
    let page = open("Spoilers").await;
    insta::assert_snapshot!(page.text(), @"
    (only ada sees this)
    | # Spoilers
    | What happens to spoilers in full reviews.
    |
    | hidden behind a click · *default*
    (Choose …: hidden behind a click / left out / shown)
    [Use the default, off] [All settings]
    ");
    let shown = page.choose(0, "shown").await;
    assert_eq!(shown.kind(), 7);
    assert!(
        shown
            .text()
            .contains("**Spoilers**: hidden behind a click (default) → shown")
    );

    open("Public channels")
        .await
        .choose_all(0, &["#films", "#general"])
        .await
        .message();
    open("Film channel")
        .await
        .choose_all(0, &["#films"])
        .await
        .message();
    open("Genres left out")
        .await
        .choose_all(0, &["Horror", "War"])
        .await
        .message();
    open("Film days")
        .await
        .choose_all(0, &["Friday"])
        .await
        .message();
    insta::assert_snapshot!(scene.overview().await, @"
    (only ada sees this)
    | # Settings of this server
    | Answers: **Public channels**: <#general> <#films> · *this server*
    |     **Who sees answers**: everybody in the channel · *default*
    |     **Language**: the server's own · *default*
    |     **Spoilers**: shown · *this server*
    |     **Direct messages**: allowed · *only the bot's operator can change this*
    | Random picks and film of the day: **Genres left out**: Horror, War · *this server*
    |     **Lowest rating**: any · *default*
    |     **Earliest year**: any · *default*
    |     **Latest year**: any · *default*
    |     **Unconfirmed films**: are not picked · *default*
    | Film of the day: **Film channel**: <#films> · *this server*
    |     **Film time**: 18:00 · *default*
    |     **Film time zone**: UTC · *default*
    |     **Film days**: Friday · *this server*
    (Change a setting …: Public channels / Who sees answers / Language / Spoilers / Unconfirmed films / Genres left out / Lowest rating / Earliest year / Latest year / Film channel / Film time / Film time zone / Film days)
    [History] [Sample] [Export] [Reset all]
    ");

    // None chosen is off, and everywhere.
    open("Film channel")
        .await
        .choose_all(0, &[])
        .await
        .message();
    let page = open("Public channels").await;
    assert_eq!(
        page.json()["data"]["components"][0]["components"][0]["default_values"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let default = page.press("Use the default").await;
    assert!(scene.text(&default).contains("→ everywhere (default)"));
    assert!(default.text().contains("**Film channel**: off"));
    scene.close().await;
}

#[tokio::test]
async fn forms_change_settings() {
    let scene = Scene::open().await;
    let open = async |name: &str| scene.open_setting(name).await;
    let years = open("Latest year").await;
    assert_eq!(years.modal()["title"], "Latest year");
    let sent = years.submit(&[("Earliest year", "1950"), ("Latest year", "any")]);
    sent.await.message();
    let time = open("Film time").await;
    time.submit(&[("Film time", "7:05"), ("Film time zone", "Asia/Tokyo")])
        .await
        .message();
    // What is chosen stands in the form already, and an empty input means the default.
    let again = open("Earliest year").await;
    assert_eq!(
        again.modal()["components"][0]["components"][0]["value"],
        "1950"
    );
    let answer = again.submit(&[("Latest year", "")]).await;
    assert!(
        answer
            .text()
            .contains("**Latest year**: any → any (default)"),
        "{}",
        answer.text()
    );
    let rating = open("Lowest rating").await;
    let refused = rating.submit(&[("Lowest rating", "eleven")]).await;
    assert!(
        refused.text().contains("cannot be “eleven”"),
        "{}",
        refused.text()
    );
    let overview = scene.overview().await;
    for line in [
        "**Earliest year**: 1950 · *this server*",
        "**Latest year**: any · *default*",
        "**Film time**: 07:05 · *this server*",
        "**Film time zone**: Asia/Tokyo · *this server*",
        "**Lowest rating**: any · *default*",
    ] {
        assert!(overview.contains(line), "{overview}");
    }
    scene.close().await;
}

#[tokio::test]
async fn a_form_of_which_nothing_arrives_changes_nothing() {
    let scene = Scene::open().await;
    let set = scene.settings("picks", &[("earliest_year", "1950")]).await;
    set.message();
    let years = scene.open_setting("Latest year").await;
    // Over the gateway, the bot gives out no form with labels: an endpoint did before.
    let form = years.modal();
    let label = |row: &Value| {
        let name = &row["components"][0]["custom_id"];
        let input = json!({"type": 4, "id": 2, "custom_id": name, "value": "1960"});
        json!({"type": 18, "id": 1, "component": input})
    };
    let labels: Vec<Value> = form["components"]
        .as_array()
        .unwrap()
        .iter()
        .map(label)
        .collect();
    assert_eq!(labels.len(), 2);
    let data = json!({"custom_id": form["custom_id"], "components": labels});
    let refused = scene.admin.raw(&scene.channel, 5, data).await;
    assert!(refused.text().contains("do not know"), "{}", refused.text());
    let overview = scene.overview().await;
    for kept in ["**Earliest year**: 1950", "**Latest year**: any"] {
        assert!(overview.contains(kept), "{overview}");
    }
    scene.close().await;
}

#[tokio::test]
async fn nothing_is_undone_to_what_does_not_go_together() {
    let scene = Scene::open().await;
    for (command, option) in [
        ("picks", ("latest_year", "1980")),
        ("reset", ("setting", "Latest year")),
        ("picks", ("earliest_year", "1990")),
    ] {
        scene.settings(command, &[option]).await.message();
    }
    let history = scene.settings("history", &[]).await;
    let refused = history.choose(0, "2. Latest year").await;
    assert!(
        refused.text().contains("would come after the latest"),
        "{}",
        refused.text()
    );
    let overview = scene.text(&scene.settings("show", &[]).await);
    assert!(overview.contains("**Latest year**: any"), "{overview}");
    scene.close().await;
}

#[tokio::test]
async fn a_change_can_be_undone_unless_it_was_changed_since() {
    let scene = Scene::open().await;
    let empty = scene.settings("history", &[]).await;
    assert!(empty.text().contains("Nothing has been changed here yet"));
    scene
        .settings("spoilers", &[("spoilers", "shown")])
        .await
        .message();
    scene
        .settings("picks", &[("lowest_rating", "7"), ("latest_year", "1999")])
        .await
        .message();
    let history = scene.settings("history", &[]).await;
    insta::assert_snapshot!(scene.text(&history), @"
    (only ada sees this)
    | # What was changed
    | **1.** <t:1800000000:f> · <@ada> changed
    | **Lowest rating**: any (default) → 7
    | **Latest year**: any (default) → 1999
    |
    | **2.** <t:1800000000:f> · <@ada> changed
    | **Spoilers**: hidden behind a click (default) → shown
    (Undo a change …: 1. Lowest rating, Latest year / 2. Spoilers)
    [All settings]
    ");
    let undone = history.choose(0, "2. Spoilers").await;
    assert_eq!(undone.kind(), 7);
    insta::assert_snapshot!(scene.text(&undone), @"
    (only ada sees this)
    ✅ Undone.
    **Spoilers**: shown → hidden behind a click (default)
    | # What was changed
    | **1.** <t:1800000000:f> · <@ada> undid a change
    | **Spoilers**: shown → hidden behind a click (default)
    |
    | **2.** <t:1800000000:f> · <@ada> changed
    | **Lowest rating**: any (default) → 7
    | **Latest year**: any (default) → 1999
    |
    | **3.** <t:1800000000:f> · <@ada> changed
    | **Spoilers**: hidden behind a click (default) → shown
    (Undo a change …: 1. Spoilers / 2. Lowest rating, Latest year / 3. Spoilers)
    [All settings]
    ");

    // The menu of a message from before still names the same change.
    let old = scene.settings("history", &[]).await;
    scene
        .settings("picks", &[("latest_year", "2005")])
        .await
        .message();
    let refused = old.choose(0, "2. Lowest rating, Latest year").await;
    insta::assert_snapshot!(refused.text(), @"
    (only ada sees this)
    | I have undone nothing: **Latest year** was changed again since. Undo the later change first, or choose a new value with `/settings show`.
    ");
    assert!(scene.overview().await.contains("**Lowest rating**: 7"));
    scene.close().await;
}

#[tokio::test]
async fn the_history_has_pages_and_remembers_fifty() {
    let scene = Scene::open().await;
    for round in 0..53 {
        let word = ["shown", "left out"][round % 2];
        let answer = scene.settings("spoilers", &[("spoilers", word)]).await;
        answer.message();
    }
    let first = scene.settings("history", &[]).await;
    assert!(first.text().contains("Page 1 of 10"), "{}", first.text());
    let second = first.press("Next").await;
    assert!(
        second.text().contains("**6.** <t:1800000000:f>"),
        "{}",
        second.text()
    );
    let overview = second.press("All settings").await;
    assert!(overview.text().contains("Settings of this server"));
    scene.close().await;
}

#[tokio::test]
async fn a_reset_asks_first_and_can_be_undone() {
    let scene = Scene::open().await;
    scene
        .settings("spoilers", &[("spoilers", "shown")])
        .await
        .message();
    let old = scene.settings("show", &[]).await;
    let page = old.choose(0, "Spoilers").await;
    let question = scene.settings("reset", &[]).await;
    insta::assert_snapshot!(question.text(), @"
    (only ada sees this)
    | # Reset everything
    | Every setting goes back to the operator's default. The history stays, so that you can undo it.
    [Reset everything] [All settings]
    ");
    assert!(
        scene
            .overview()
            .await
            .contains("**Spoilers**: shown · *this server*")
    );
    let reset = question.press("Reset everything").await;
    assert!(
        reset
            .text()
            .contains("✅ Reset.\n**Spoilers**: shown → hidden behind a click (default)")
    );
    let again = scene.settings("reset", &[]).await;
    let nothing = again.press("Reset everything").await;
    assert!(
        nothing.text().contains("Nothing changed"),
        "{}",
        nothing.text()
    );
    // A button from before the reset does what it says, and shows how things stand now.
    let late = page.press("Use the default").await;
    assert!(late.text().contains("Nothing changed"), "{}", late.text());
    assert!(
        late.text()
            .contains("**Spoilers**: hidden behind a click · *default*")
    );
    let history = scene.settings("history", &[]).await;
    let back = history.choose(0, "1. Spoilers").await;
    assert!(
        back.text()
            .contains("hidden behind a click (default) → shown")
    );
    scene.close().await;
}

#[tokio::test]
async fn settings_are_exported_and_imported() {
    let scene = Scene::open().await;
    scene
        .settings(
            "film-of-the-day",
            &[("channel", "#films"), ("time", "20:15")],
        )
        .await
        .message();
    let export = scene.settings("export", &[]).await;
    let file = String::from_utf8(export.message().file("settings.toml")).unwrap();
    assert!(file.contains("time = \"20:15\""), "{file}");
    scene
        .settings("spoilers", &[("spoilers", "shown")])
        .await
        .message();
    let form = scene.settings("import", &[]).await;
    let imported = form.submit(&[("file", &file)]).await;
    assert!(imported.is_ephemeral());
    let said = scene.text(&imported);
    assert!(
        said.contains("✅ Imported.\n**Spoilers**: shown → hidden behind a click (default)"),
        "{said}"
    );
    assert!(
        said.contains("**Film channel**: <#films> · *this server*"),
        "{said}"
    );
    // The button of the overview gives the same file, and the overview stays.
    let panel = scene.settings("show", &[]).await;
    let again = panel.press("Export").await;
    assert_eq!(again.kind(), 4);
    assert_eq!(again.message().file("settings.toml"), file.as_bytes());
    scene.close().await;
}

#[tokio::test]
async fn hostile_files_are_refused_whole() {
    let scene = Scene::open().await;
    let import = async |text: &str| {
        let form = scene.settings("import", &[]).await;
        let refused = form.submit(&[("file", text)]).await;
        assert!(refused.is_ephemeral());
        refused.text()
    };
    let text = import(
        "[answers]\nvisibility = \"private\"\nspoilers = \"```@everyone <@1>\"\ncolour = 1\n",
    )
    .await;
    insta::assert_snapshot!(text, @r#"
    (only ada sees this)
    | These settings cannot be used; nothing has changed. Correct what stands here, and import them again.
    | ```
    | error[unknown-value]: 'answers.spoilers' cannot be "'''@everyone <@1>"
    |  --> settings.toml:3:12
    |   |
    | 3 | spoilers = "'''@everyone <@1>"
    |   |            ^^^^^^^^^^^^^^^^^^^
    |   |
    |   = allowed: "hidden", "left-out" or "shown"
    |
    | error[unknown-key]: there is no key 'colour' in [answers]
    |  --> settings.toml:4:1
    |   |
    | 4 | colour = 1
    |   | ^^^^^^
    |   |
    |   = allowed: channels, visibility, language, spoilers, pick_unconfirmed, genres_left_out, lowest_rating, earliest_year, latest_year
    | ```
    | # What you sent
    | ```
    | [answers]
    | visibility = "private"
    | spoilers = "'''@everyone <@1>"
    | colour = 1
    | ```
    [Correct it]
    "#);
    assert!(import("   \n").await.contains("Nothing was filled in"));
    for hostile in [
        "[answers]\ndirect_messages = false".to_owned(),
        "[".repeat(4000),
        "a=".repeat(2000),
        "\u{202e}\u{0}\u{feff}[answers]".to_owned(),
        format!("[answers]\nlanguage = \"{}\"", "`".repeat(3000)),
        format!("[answers]\nchannels = [{}]", "\"1\", ".repeat(500)),
        "[answers]\nearliest_year = 2000\nlatest_year = 1990".to_owned(),
    ] {
        let said = import(&hostile.chars().take(4000).collect::<String>()).await;
        let is_imported = said.contains("✅");
        assert!(!is_imported || hostile.contains("channels"), "{said}");
        assert_eq!(said.matches("```").count() % 2, 0, "{said}");
    }
    let guild = scene.id();
    let chosen = scene.store.settings(guild).await.unwrap();
    assert!(chosen.iter().count() <= 1);
    scene.close().await;
}

#[tokio::test]
async fn only_admins_of_the_server_get_in() {
    let scene = Scene::open().await;
    let menu = scene.alice.menu(&scene.channel);
    assert!(!menu.contains(&"/settings".to_owned()), "{menu:?}");
    assert!(
        scene
            .admin
            .menu(&scene.channel)
            .contains(&"/settings".to_owned())
    );
    assert!(
        !scene
            .admin
            .menu(&scene.admin.dm())
            .contains(&"/settings".to_owned())
    );
    let boss = scene
        .discord
        .member(&scene.guild, "boss")
        .permissions(ADMINISTRATOR);
    assert!(
        boss.slash(&scene.channel, "/settings show", &[])
            .await
            .text()
            .contains("Settings of")
    );

    // Whatever Discord lets through, the bot looks itself.
    let alice = scene.alice.clone().overriding();
    for (below, options) in [
        ("show", vec![]),
        ("channels", vec![("add", "#films")]),
        ("answers", vec![("visibility", "only whoever asked")]),
        ("language", vec![("language", "German")]),
        ("spoilers", vec![("spoilers", "shown")]),
        ("picks", vec![("lowest_rating", "9")]),
        ("film-of-the-day", vec![("channel", "#films")]),
        ("sample", vec![]),
        ("history", vec![]),
        ("export", vec![]),
        ("import", vec![]),
        ("reset", vec![]),
        ("reset", vec![("setting", "Spoilers")]),
    ] {
        let refused = alice
            .slash(&scene.channel, &format!("/settings {below}"), &options)
            .await;
        assert!(refused.is_ephemeral());
        assert!(
            refused.text().contains("*Manage Server*"),
            "{below}: {}",
            refused.text()
        );
    }
    let dm = alice.slash(&alice.dm(), "/settings show", &[]).await;
    assert!(
        dm.text().contains("Only a server has settings"),
        "{}",
        dm.text()
    );

    // A server that did not add the bot; its admin brought it along.
    let elsewhere = scene.discord.add_guild_without_bot("Elsewhere");
    let there = elsewhere.add_channel("there");
    let guest = scene
        .discord
        .member(&elsewhere, "guest")
        .permissions(MANAGE_GUILD);
    let guest = guest.installs_for_themself().overriding();
    let refused = guest.slash(&there, "/settings show", &[]).await;
    assert!(
        refused.text().contains("has not added me"),
        "{}",
        refused.text()
    );
    scene.close().await;
}

#[tokio::test]
async fn tampering_gets_nobody_in() {
    let scene = Scene::open().await;
    let shown = scene.settings("show", &[]).await;
    let panel = shown.message();
    let set = r#"set:to:answers.spoilers:"shown""#;
    let press = |code: &str| json!({"component_type": 2, "custom_id": code});
    let fill = json!({
        "component_type": 8, "custom_id": "set:fill:answers.channels", "values": ["5"],
    });
    let row =
        json!({"type": 1, "components": [{"type": 4, "custom_id": "file", "value": "[answers]"}]});
    let form = json!({"custom_id": "set:import", "components": [row]});
    // The admin has lost the permission since, or Discord does not say what they may do.
    let former = scene.admin.clone().without_permissions(MANAGE_GUILD);
    for code in [
        set,
        "set:show",
        "set:log:0",
        "set:file",
        "set:ask",
        "set:reset",
        "set:undo:1",
        "set:sample",
    ] {
        let refused = former.component(&panel, press(code)).await;
        assert!(refused.is_ephemeral());
        assert!(
            refused.text().contains("*Manage Server*"),
            "{code}: {}",
            refused.text()
        );
    }
    for refused in [
        former.component(&panel, fill.clone()).await,
        former.raw(&scene.channel, 5, form.clone()).await,
    ] {
        assert!(
            refused.text().contains("*Manage Server*"),
            "{}",
            refused.text()
        );
    }
    let member = json!({"member": without_permissions(&scene)});
    let refused = scene.admin.component(&panel, press(set)).with(member).await;
    assert!(
        refused.text().contains("*Manage Server*"),
        "{}",
        refused.text()
    );

    // What no menu of the bot's offers.
    for data in [
        press("set:to:answers.direct_messages:false"),
        press("set:fill:answers.channels"),
        press("set:to:answers.spoilers:\"loud\""),
        json!({"component_type": 8, "custom_id": "set:fill:answers.spoilers", "values": ["5"]}),
        json!({"component_type": 3, "custom_id": "set:fill:answers.genres_left_out", "values": ["Noise"]}),
        json!({"component_type": 3, "custom_id": "set:fill:film_of_the_day.weekdays", "values": []}),
        json!({"component_type": 3, "custom_id": "film:heat-1995", "values": ["x"]}),
    ] {
        let refused = scene.admin.component(&panel, data.clone()).await;
        assert!(
            refused.text().contains("another version"),
            "{data}: {}",
            refused.text()
        );
    }
    let guild = scene.id();
    assert!(scene.store.settings(guild).await.unwrap().is_empty());
    scene.close().await;
}

/// The admin's member object, as Discord never sends it.
fn without_permissions(scene: &Scene) -> Value {
    let (answer, json) = scene.admin.slash(&scene.channel, "/help", &[]).by_hand();
    answer
        .give(json!({"type": 4, "data": {"content": "x", "allowed_mentions": {"parse": []}}}))
        .unwrap();
    answer.message();
    let mut member = json["member"].clone();
    member.as_object_mut().unwrap().remove("permissions");
    member
}

#[tokio::test]
async fn another_servers_button_changes_only_where_it_is_pressed() {
    let scene = Scene::open().await;
    scene
        .settings("spoilers", &[("spoilers", "shown")])
        .await
        .message();
    let boss = &scene.other.admin;
    let panel = scene.other.settings("show", &[]).await.message();
    // The number of a change in the first server, and its reset.
    for code in ["set:undo:1", "set:reset"] {
        let data = json!({"component_type": 2, "custom_id": code});
        boss.component(&panel, data).await.message();
    }
    assert!(scene.overview().await.contains("**Spoilers**: shown"));
    scene.close().await;
}

#[tokio::test]
async fn another_servers_channel_is_set_by_no_way_in() {
    let scene = Scene::open().await;
    let foreign = scene.other.channel.id();
    let panel = scene.settings("show", &[]).await.message();
    let named = |answer: &Answer| {
        let text = scene.text(answer);
        text.replace(&foreign.to_string(), "there")
    };
    let (public, film) = ("answers.channels", "film_of_the_day.channel");
    let choice = |field: &str, channel: u64| {
        json!({
            "component_type": 8, "custom_id": format!("set:fill:{field}"),
            "values": [channel.to_string()],
        })
    };
    let option = |below: &str, name: &str| {
        let value = json!({"name": name, "type": 7, "value": foreign.to_string()});
        let below = json!({"name": below, "type": 1, "options": [value]});
        json!({"id": "1", "name": "settings", "type": 1, "options": [below]})
    };
    let button = format!("set:to:{film}:\"{foreign}\"");
    // Somebody set one before it was checked, and took it back.
    for channel in [Some(ChannelId(foreign)), None] {
        let write = |chosen: &mut reelated::settings::Chosen| {
            chosen.set(Setting::FilmChannel(channel));
            Ok::<_, ()>(())
        };
        let written = scene
            .store
            .change(scene.writer(&scene.club), Way::Set, write)
            .await;
        written.unwrap().unwrap();
    }
    let admin = &scene.admin;
    let history = scene.settings("history", &[]).await;
    for refused in [
        admin.component(&panel, choice(public, foreign)).await,
        admin.component(&panel, choice(film, foreign)).await,
        admin
            .component(&panel, json!({"component_type": 2, "custom_id": button}))
            .await,
        admin
            .raw(&scene.channel, 2, option("film-of-the-day", "channel"))
            .await,
        admin
            .raw(&scene.channel, 2, option("channels", "add"))
            .await,
        history.choose(0, "1. Film channel").await,
    ] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(named(&refused), @"
            (only ada sees this)
            | This server has no channel `there`; nothing has changed. Choose one of this server's channels from the list.
            ");
        }
    }
    let guild = scene.id();
    let chosen = scene.store.settings(guild).await.unwrap();
    assert!(chosen.channels().is_empty());

    // Where Discord encloses nothing, it is asked; without its answer nothing is changed.
    let hour = Duration::from_hours(1);
    let own = scene.films.id();
    scene
        .discord
        .trouble(1, "GET /guilds", Fault::RateLimited(hour));
    let refused = admin.component(&panel, choice(film, own)).await;
    insta::assert_snapshot!(named(&refused), @"
    (only ada sees this)
    | I cannot ask Discord at the moment whether these channels are this server's; nothing has changed. Try again in a minute, or choose the channels from the list.
    ");
    let changed = admin.component(&panel, choice(film, own)).await;
    assert!(named(&changed).contains("off → <#films>"));
    scene.close().await;
}

#[tokio::test]
async fn what_was_typed_is_kept_to_be_corrected() {
    let scene = Scene::open().await;
    let foreign = scene.other.channel.id();
    let file = format!(
        "[answers]\nspoilers = \"shown\" # `all`\n\n[film_of_the_day]\nchannel = \"{foreign}\"\n"
    );
    let form = scene.settings("import", &[]).await;
    let refused = form.submit(&[("file", &file)]).await;
    let text = scene.text(&refused);
    insta::assert_snapshot!(text.replace(&foreign.to_string(), "1000000000000000000"), @r#"
    (only ada sees this)
    | These settings cannot be used; nothing has changed. Correct what stands here, and import them again.
    | ```
    | error[unknown-value]: this server has no channel 1000000000000000000
    |  --> settings.toml:5:11
    |   |
    | 5 | channel = "1000000000000000000"
    |   |           ^^^^^^^^^^^^^^^^^^^^^
    |   |
    |   = help: take it out, or put the id of one of this server's channels in its place
    | ```
    | # What you sent
    | ```
    | [answers]
    | spoilers = "shown" # 'all'
    |
    | [film_of_the_day]
    | channel = "1000000000000000000"
    | ```
    [Correct it]
    "#);
    let again = refused.press("Correct it").await;
    let value = again.modal()["components"][0]["components"][0]["value"].clone();
    assert_eq!(value, file.trim_end().replace('`', "'"));
    let own = file.replace(&foreign.to_string(), &scene.films.id().to_string());
    let imported = again.submit(&[("file", &own)]).await;
    let text = scene.text(&imported);
    assert!(text.contains("✅ Imported."), "{text}");
    assert!(text.contains("**Film channel**: <#films>"), "{text}");

    // The longest text that a form takes, with the longest list of problems.
    let longest = format!("[answers]\n{}", "colour = 1\n".repeat(362));
    let longest: String = longest.chars().take(4000).collect();
    for german in [false, true] {
        let admin = scene.admin.clone();
        let admin = if german { admin.locale("de") } else { admin };
        let form = admin.slash(&scene.channel, "/settings import", &[]).await;
        let refused = form.submit(&[("file", &longest)]).await;
        let correct = refused.message().buttons().remove(0);
        let again = refused.press(&correct).await;
        let value = again.modal()["components"][0]["components"][0]["value"].clone();
        assert_eq!(value, longest.trim_end());
    }
    // Whatever keeps it from being imported.
    let form = scene.settings("import", &[]).await;
    scene.store.close().await;
    let refused = form.submit(&[("file", &own)]).await;
    assert!(
        refused.text().contains("this reference"),
        "{}",
        refused.text()
    );
    let again = refused.press("Correct it").await;
    assert!(again.modal().to_string().contains("film_of_the_day"));
    scene.close().await;
}

#[tokio::test]
async fn settings_that_contradict_each_other_say_so() {
    let scene = Scene::open().await;
    let add = scene.settings("channels", &[("add", "#films")]).await;
    assert!(!add.text().contains('⚠'), "{}", add.text());
    let private = [("visibility", "only whoever asked")];
    let private = scene.settings("answers", &private).await;
    let text = scene.text(&private);
    let mut warned = text.lines().filter(|line| line.contains('⚠'));
    insta::assert_snapshot!(warned.next().unwrap(), @"| ⚠️ **Public channels** are chosen, and **Who sees answers** is *only whoever asked*, so that no answer is public. Choose *everybody in the channel*, or take the channels out.");
    scene.close().await;
}

#[tokio::test]
async fn commands_obey_the_settings() {
    let scene = Scene::open().await;
    let ask = async |channel: &Channel| {
        scene
            .alice
            .slash(channel, "/review", &[("film", "Heat")])
            .await
    };
    assert!(!ask(&scene.channel).await.is_ephemeral());
    scene
        .settings("channels", &[("add", "#films")])
        .await
        .message();
    assert!(
        ask(&scene.channel).await.is_ephemeral(),
        "elsewhere only the asker sees it"
    );
    assert!(!ask(&scene.films).await.is_ephemeral());
    let thread = json!({"channel": {
        "id": scene.channel.id().to_string(), "type": 11, "name": "a thread",
        "parent_id": scene.films.id().to_string(), "permissions": "0",
    }});
    let in_thread = scene
        .alice
        .slash(&scene.channel, "/help", &[])
        .with(thread.clone());
    in_thread.await.message();
    let in_thread = scene
        .alice
        .slash(&scene.channel, "/review", &[("film", "Heat")]);
    let answer = in_thread.with(thread).await;
    assert!(!answer.is_ephemeral(), "a thread is part of its channel");

    scene
        .settings("language", &[("language", "German")])
        .await
        .message();
    assert!(ask(&scene.films).await.text().contains("Regie"));
    assert!(
        ask(&scene.channel).await.text().contains("Directed by"),
        "private: the asker's own"
    );
    scene
        .settings("answers", &[("visibility", "only whoever asked")])
        .await
        .message();
    assert!(ask(&scene.films).await.is_ephemeral());
    scene
        .settings("spoilers", &[("spoilers", "left out")])
        .await
        .message();
    let pages = ask(&scene.films).await.press("Full review").await;
    assert!(!pages.text().contains("||"), "{}", pages.text());
    scene.close().await;
}

#[tokio::test]
async fn a_sample_is_what_would_be_posted() {
    let scene = Scene::open().await;
    let picks = [("earliest_year", "1950"), ("latest_year", "1955")];
    let changed = scene.settings("picks", &picks).await;
    scene
        .settings("language", &[("language", "German")])
        .await
        .message();
    let sample = changed.press("Sample").await;
    assert!(sample.is_ephemeral());
    let text = sample.text();
    assert!(text.contains("(195"), "{text}");
    assert!(text.contains("Regie"), "in the server's language: {text}");
    assert!(
        changed.text().contains("Settings of this server"),
        "it stays"
    );
    // Nothing that is shown as a sample is used up.
    let again = scene.settings("sample", &[]).await;
    assert_eq!(again.embeds(), sample.embeds());
    scene
        .settings("picks", &[("lowest_rating", "10")])
        .await
        .message();
    let refused = scene.settings("sample", &[]).await;
    assert!(
        refused.text().contains("No film fits"),
        "{}",
        refused.text()
    );
    scene.close().await;
}

#[tokio::test]
async fn an_operator_can_close_direct_messages() {
    let defaults = Settings {
        direct_messages: false,
        ..Settings::default()
    };
    let scene = Scene::with(defaults).await;
    let dm = scene.alice.dm();
    let refused = scene.alice.slash(&dm, "/review", &[("film", "Heat")]).await;
    insta::assert_snapshot!(refused.text(), @"
    (only alice sees this)
    | I do not answer in direct messages. Use me in a server's channel.
    ");
    let rows = scene.alice.complete(&dm, "/review", "film", "heat").await;
    assert!(rows.is_empty(), "{rows:?}");
    let answer = scene.alice.slash(&scene.channel, "/help", &[]).await;
    assert!(answer.text().contains("What Reelated can do"));
    assert!(
        scene.overview().await.contains(
            "**Direct messages**: not allowed · *only the bot's operator can change this*"
        )
    );
    scene.close().await;
}

#[tokio::test]
async fn the_overview_says_what_the_bot_lacks() {
    let scene = Scene::open().await;
    let warnings = async || {
        let text = scene.overview().await;
        let lines = text.lines().filter(|line| line.contains('⚠'));
        lines.map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(warnings().await, "");
    // VIEW_CHANNEL alone.
    let channel = scene.channel.clone().bot_permissions(1 << 10);
    insta::assert_snapshot!(warnings().await, @"| ⚠️ In this channel I lack **Send Messages** and **Embed Links**. Answers to commands do not need that, but the film of the day would.");
    let to_here = scene.settings("film-of-the-day", &[("channel", "#general")]);
    to_here.await.message();
    insta::assert_snapshot!(warnings().await, @"| ⚠️ The film of the day is to be posted here, and I lack **Send Messages** and **Embed Links**. Allow that in the channel's settings.");
    channel.bot_permissions(ADMINISTRATOR);
    assert_eq!(warnings().await, "");

    let guild = scene.id();
    for day in 1..=2 {
        let day = jiff::civil::date(2026, 11, day);
        scene.store.claim_day(guild, day, now()).await.unwrap();
        let settled = scene.store.settle_day(guild, day, DayOutcome::Refused);
        settled.await.unwrap();
    }
    insta::assert_snapshot!(warnings().await, @"| ⚠️ Discord has not let me post the film of the day in <#general> for 2 days. Check that I may see it, write there and embed links.");
    let off = |chosen: &mut reelated::settings::Chosen| {
        chosen.set(Setting::FilmChannel(None));
        Ok::<_, ()>(())
    };
    let turned_off = scene.store.change(scene.writer(&scene.club), Way::Set, off);
    turned_off.await.unwrap().unwrap();
    insta::assert_snapshot!(warnings().await, @"| ⚠️ I have turned the film of the day off, because for three days I could not post in its channel. Choose a channel in which I may write and embed links.");
    scene.close().await;
}

#[tokio::test]
async fn a_store_that_is_down_is_said_and_films_go_on() {
    let scene = Scene::open().await;
    let panel = scene.settings("show", &[]).await;
    scene.store.close().await;
    let refused = scene.settings("spoilers", &[("spoilers", "shown")]).await;
    insta::assert_snapshot!(refused.text(), @"
    (only ada sees this)
    | Settings cannot be read or changed right now. Try again in a minute; if it happens again, tell whoever runs me this reference: `00000007`.
    ");
    let refused = panel.choose(0, "Spoilers").await;
    assert!(refused.text().contains("reference"), "{}", refused.text());
    let card = scene
        .alice
        .slash(&scene.channel, "/review", &[("film", "Heat")])
        .await;
    assert!(card.text().contains("Heat (1995)"));
    scene.close().await;
}

#[tokio::test]
async fn values_are_completed_as_one_types() {
    let scene = Scene::open().await;
    let complete = async |below: &str, option: &str, text: &str| {
        let command = format!("/settings {below}");
        let rows = scene
            .admin
            .complete(&scene.channel, &command, option, text)
            .await;
        rows.into_iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect::<Vec<_>>()
    };
    let zones = complete("film-of-the-day", "time_zone", "new y").await;
    assert_eq!(zones, ["America/New York = \"America/New_York\""]);
    let days = complete("film-of-the-day", "weekdays", "sat, s").await;
    assert_eq!(days, ["Saturday, Sunday = \"saturday, sunday\""]);
    let genres = complete("picks", "genres_left_out", "war, ho").await;
    assert_eq!(genres, ["War, Horror = \"War, Horror\""]);
    scene.close().await;
}

#[tokio::test]
async fn a_list_has_at_most_a_hundred_channels() {
    let scene = Scene::open().await;
    let many = |chosen: &mut reelated::settings::Chosen| {
        chosen.set(Setting::Channels((1..=100).map(ChannelId).collect()));
        Ok::<_, ()>(())
    };
    let set = scene
        .store
        .change(scene.writer(&scene.club), Way::Set, many);
    set.await.unwrap().unwrap();
    let refused = scene.settings("channels", &[("add", "#films")]).await;
    assert!(refused.text().contains("At most 100"), "{}", refused.text());
    let panel = scene.settings("show", &[]).await;
    assert!(
        panel.text().contains("<#8> and 92 more · *this server*"),
        "{}",
        panel.text()
    );
    let page = panel.choose(0, "Public channels").await;
    assert!(page.text().contains("more channels than a menu can show"));
    scene.close().await;
}

#[tokio::test]
async fn the_longest_settings_are_shown_within_discords_limits() {
    let scene = Scene::open().await;
    let all: Vec<u64> = (0..106)
        .map(|number| scene.guild.add_channel(&format!("c{number}")).id())
        .collect();
    let ids = |from: usize| all[from..from + 100].iter().map(|id| format!("\"{id}\""));
    let file = |from: usize| {
        let channels = ids(from).collect::<Vec<_>>().join(", ");
        let genres = Genre::ALL.map(|genre| format!("\"{genre}\"")).join(", ");
        format!(
            "[answers]\nchannels = [{channels}]\ngenres_left_out = [{genres}]\n\
             lowest_rating = 9.9\nearliest_year = 1900\nlatest_year = {}\n\
             language = \"de\"\nspoilers = \"left-out\"\nvisibility = \"private\"\n\
             [film_of_the_day]\nchannel = \"{}\"\ntime = \"23:59\"\n\
             time_zone = \"America/Argentina/ComodRivadavia\"\n\
             weekdays = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\"]\n",
            2000 + from,
            all[from],
        )
    };
    // The whole of a form is 4000 characters, which this fills nearly.
    for from in 0..6 {
        let text = file(from);
        assert!(text.len() <= 4000, "{}", text.len());
        let form = scene.settings("import", &[]).await;
        let imported = form.submit(&[("file", &text)]).await;
        assert!(imported.text().contains("Imported"), "{}", imported.text());
        let reset = scene.settings("reset", &[]).await;
        reset.press("Reset everything").await.message();
    }
    let history = scene.settings("history", &[]).await;
    let undone = history.choose(0, "1. Public channels, Who sees answers, Language, Spoilers, Genres left out, Lowest rating, Earliest…");
    let undone = undone.await;
    assert!(undone.text().contains("Undone"), "{}", undone.text());
    let overview = scene.overview().await;
    assert!(overview.contains("and 92 more"), "{overview}");
    let german = scene.admin.clone().locale("de");
    for below in ["show", "history", "export"] {
        let command = format!("/settings {below}");
        german.slash(&scene.channel, &command, &[]).await.message();
    }
    scene.close().await;
}
