//! The words around a name that tell an actor from a director, a writer, or somebody else's film.

/// Somebody with one of these before the name directs.
pub(super) const DIRECTOR_NOUNS: &str = "auteur co-director dir. director director-writer directors film-maker filmmaker \
     filmemacher filmemacherin filmmakers helmer regisseur regisseurin writer-director writer/director";

/// Somebody with one of these before the name works behind the camera.
pub(super) const CREW_NOUNS: &str = "animator author authors cinematographer co-writer co-writers comic-book composer \
     composers cowriter creator drehbuchautor drehbuchautorin kameramann komponist komponistin creators critic dp editor editors lyricist musician \
     novelist photographer photography playwright producer producers reviewer \
     screenwriter screenwriters scribe scripter showrunner songwriter writer \
     writer-producer writers";

/// Somebody with one of these before the name acts.
pub(super) const ACTOR_NOUNS: &str = "actor actors actress darsteller darstellerin hauptdarsteller hauptdarstellerin schauspieler schauspielerin actresses co-lead co-leads co-star co-stars comedian comic \
     debutant debutante lead leads newcomer newcomers regular scene-stealer star veteran \
     veterans";

/// Words after which a cast comes, with a few adjectives in between.
pub(super) const INTRODUCES: &str = "cast casting casts co-starring costarring features featuring headlining introduces \
     introducing pairs reunites starring stars teams";

/// Participles in front of `by` that make an actor.
pub(super) const PLAYED: &str = "acted anchored dargestellt gespielt verkörpert backed cameo cameos carried embodied enacted essayed flanked fronted \
     headed headlined joined led performance performances performed personified played \
     portrayed supported surrounded turn turns voiced";

/// Participles and nouns in front of `by` or `from` that make somebody behind the camera.
pub(super) const MADE: &str = "adapted arranged drehbuch musik roman based book choreographed cinematography co-produced co-written \
     co-wrote composed created cut designed dialogue directed-and-written dreamt edited \
     editing edition filmed idea inspired lensed lyrics memoir music novel novella \
     painted penned photographed photography play poem produced production score scored \
     screenplay script scripted shot song songs soundtrack stories story told written \
     wrote";

/// Participles and nouns in front of `by` that make a director.
pub(super) const DIRECTED: &str = "co-directed comedy debut inszeniert komödie regie directed direction drama effort feature film helmed movie \
     picture staged thriller";

/// What stands between a comparison and somebody who is not in the film.
pub(super) const COMPARES: &str = "ala channeling channelling channels evokes evoking imitating impersonating like \
     lookalike mimicking recalling recalls remembering resembles resembling than unlike \
     without";

/// Nouns in front of `of`, `to` or `from` that compare.
pub(super) const REMINDS: &str = "absence biography brand copy dreams echoes era fan fans flavour footsteps homage \
     hommage imitation impression knock-off lack manner memories memory mould parody \
     photo photograph poor-man's portrait poster reminded reminding reminds reminiscent \
     rip-off ripoff school shades shadow spirit statue style think thinking tribute vein \
     works worthy";

/// What an actor gives, with an adjective or two in front.
pub(super) const PERFORMANCE: &str = "accent acting appearance cameo cameos character characterisation characterization \
     charisma charm chemistry cool delivery double-act face fun-sized heroine \
     line-readings part performance performances persona physicality portrayal portrayals \
     presence protagonist reading role roles screen-presence smile smirk swagger timing \
     turn turns villain voice-work";

/// What somebody behind the camera has.
pub(super) const WORK: &str = "action-direction adaptation adaptations biography book books camera camerawork \
     cinematography classic classics debut dialogue directing direction editing effort \
     epic eye feature features film filmmaking filmography films follow-up frame framing \
     hand handling images lens masterpiece movie movies music novel novels oeuvre \
     original pacing photography picture pictures play plays remake satire score \
     screenplay script scripts sequel songs soundtrack staging stories story style theme \
     themes thriller trilogy vision writing";

/// What somebody who directs the film at hand has.
pub(super) const DIRECTION: &str = "debut directing direction film filmmaking movie picture remake \
     sequel thriller vision";

/// What directors do in reviews.
pub(super) const MAKES: &str = "arranges assembles begins builds choreographs coaxes constructs crafts \
     declares draws elicits ends extracts fashions films frames handles intercuts invents \
     mounts opens orchestrates paces pitches spends squeezes stages surrounds tells treats \
     unfolds uses wrings";

/// Verbs of acting that need nothing more.
pub(super) const ACTS: &str = "cameos co-stars costars embodies embody impersonates portray portrayed portraying \
     portrays reprise reprised reprises reprising star starring stars voice voiced voices \
     voicing";

/// Verbs of acting where a role follows.
pub(super) const PLAYS: &str = "play played playing plays";

/// What follows `plays` when nobody acts.
pub(super) const NOT_PLAYED: &str = "fast for games it's like loose on out to tricks up with";

/// What actors do in reviews; directors too, now and then.
pub(super) const IMPRESSES: &str = "amuses brings captivates carries charms commands convinces dazzles disappears \
     embodies emotes excel excels grounds growls hams impress impresses inhabit inhabits \
     mugs nails outshines overacts phones radiates reappear reappears return returns \
     shine shines shone smoulders sparkle sparkles sparks steal steals stuns underplays";

/// What somebody gives who gives a performance.
pub(super) const GIVES: &str = "achieves anchors bring brings carves contribute contributes crafts deepen deepens \
     deliver delivering delivers does finds gave give gives giving has have lend lends makes \
      making offer offers provide provides pull pulls put puts relishes reveals \
     supplies turn turning turns";

/// What is said of an actor after `is`.
pub(super) const JUDGED: &str = "adequate adorable affecting amazing amusing astonishing awful bland brilliant \
     captivating cast charismatic charming compelling convincing delight delightful \
     devastating dreadful electric electrifying endearing engaging excellent fabulous \
     fantastic fearless fine flawless formidable good great haunting heartbreaking \
     hilarious hypnotic impeccable impressive incandescent irresistible joy likable \
     likeable lovely luminous magnetic magnificent marvellous marvelous memorable \
     menacing mesmerising mesmerizing miscast note-perfect outstanding perfect phenomenal \
     radiant remarkable revelation revelatory riveting sensational serviceable sincere \
     solid splendid standout startling stellar stiff strong stunning sublime superb \
     terrible terrific terrifying touching treat tremendous underrated undersung \
     underused unforgettable wasted watchable weak winning wonderful wooden";

/// Words that undo an `as`: jobs behind the camera, and what is no role.
pub(super) const NO_ROLE: &str = "a-list actor actress always artist author before director ever executive expected \
     far filmmaker good great he if is it it's its long many much one opposed part \
     producer screenwriter she soon storyteller such that they though usual we well \
     well-known writer you autor drehbuchautor produzent produzentin regisseur regisseurin";

/// Small adverbs that stand between a name and its verb.
pub(super) const BETWEEN: &str = "again all also always both co each easily either especially even ever further has \
     have here herself himself however just largely like-wise meanwhile mostly never \
     notably now of often once particularly really simply soon still that then though \
     together too truly who whose";

/// Names of earlier films without their titles.
pub(super) const EARLIER: &str =
    "earlier first original predecessor previous remake series television tv version";

/// Words behind a name, or around it, that say that somebody is not in the film.
pub(super) const UNREAL: &str = "absent announced approached attached compare compared comparison comparisons \
     considered could declined envy if imagine instead might missing nowhere offered once \
     originally ought reminded rumored rumoured should unavailable wanted wish without \
     would";
