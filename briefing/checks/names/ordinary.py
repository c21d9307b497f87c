"""English words that have a capital without being a name, or as part of a longer one."""

ORDINARY = frozenset(
    """
    a about according additionally after again against all almost also although amid among an and another any apr
    april around as asked at aug august because before between both but by capt christmas currently dec december
    despite dr during each earlier easter even every feb february finally first following for friday from
    furthermore given gov he her here his how however i if in instead it its jan january jul july jun june just
    later like lt many mar march maybe meanwhile monday more moreover most mr mrs ms my nearly new no not nov
    november now oct october of on once one only or other others our over overall perhaps please prof recently rep
    reps rev saturday second sen sens sept september she since sir so some soon speaking st still such sunday than
    that the their then there therefore these they this those though three thursday thus to today tomorrow tonight
    tuesday two under unless until upon we wednesday what when where whether which while who why with within without
    yes yesterday you
    """.split()
)
"""English words with a capital, always or at the start of a sentence, that are nobody's name."""

INSTITUTIONAL = frozenset(
    """
    about abuse academic access accord act acting action actor administration adviser affairs affordable against age
    agency agreement aid air airport alliance alternative ambassador america american annual appeals application area
    army artificial assembly assessment asset association atomic attorney authority auto aviation award awards bank
    basin battle bay beach bear beyond bird blue board body book border bridge brigade brown build building burden
    bureau burner business cabinet camp canal cancer capital captain carbon care career cargo carrier cause cell census
    center central centre century certificate chain chair chairman chamber chancellor charter chief childhood children
    chronicle church circle circuit citizen citizens city civil clean climate clinic club coal coast code coffee cold
    collection collective college colonel column combat comedy command commander commission commissioner committee
    common commonwealth communist community company complex comprehensive conference conflict congress conservation
    constitution consul consumer container contract control convention cooperative core corner corners corporation
    corridor cost council counter country county court crew crime criminal crisis critical cross crown crystal culture
    cup customs cyber daily dam data day deal dean death debate debt decade declaration decree deep defence defender
    defense delegate delta democrat democratic democrats department depot deputy desert desk development dialogue
    digital diplomat director disaster district division doctor document domestic door dream drive drone drug dry duty
    earth east eastern economic economy education eight election electric elite embassy emergency employment energy
    enforcement engineer english enterprise environment envoy equal essential estate ethics europe european evening
    event examiner exchange executive expert export express eye face facility fact factor factory fair family farm
    fashion fast father favor favour feature federal federation fellow festival field fifth fighter file film finance
    fire first fish five fixed flag fleet flight food football force forces foreign forum foundation four framework free
    freedom freight front frontier fuel full fund future game games garden gas gateway general generation giant global
    glory goal gold golf government governor grain grand grant gray great green grey grid ground group growth guard
    guide gulf hall handbook harbor harbour hard head health heart heat heavy heritage hero high higher highway highways
    hill historic history holding holy home hope hospital hotel hour house housing hub human humanitarian ice idea
    impact import impossible income independence independent index industries industry information infrastructure
    initiative inland inner innovation insight institute insurance integrated intelligence inter interior international
    into investment iron island islands issue job joint journal judge judiciary junction junior justice key king kitchen
    knowledge lab labor labour ladies lake land language large laser last late launch law lawyer lead leader league
    learn learning left lesson level liberal liberty library lieutenant life light line lines link list live lives
    living loan lobby local logistics long lord lottery love low lower loyal machine magazine magistrates mail main
    majesty major management manager manual map marine maritime market master matter mayor mechanism media medical
    meeting mega member members memorandum memory message metal metropolitan middle military militia mine mineral
    minister ministry minor mirror mission mitigation mixed mobile model modern monetary money monitor moon morning
    mosque mother motor mount mountain mountains multi multimodal museum museums music mutual narrow national nations
    nationwide native nature navigation navy need neighbor neighbour net network neutral news next night nine normal
    north northern nuclear number nutrition observatory observer ocean office officer offshore oil olympic olympics
    online only open operation order organisation organization outer outlook own owner pacific pact page palace paper
    parish park parliament part partnership party passage passenger patrol pay peace pension people peoples permanent
    personnel petroleum photo pilot pioneer pipe pipeline place plains plan plant platform plaza plus point police
    policy political pool poor pope popular port portal post poverty power practice premier president presiding press
    prevention price pride prime prince princess print prison private prize process produce product professor profit
    program programme progress project prosecution prosecutor protocol province provisional public pump purpose quality
    quarter queen question quick race radio rail railway railways ready real reborn record red refinery reform refugee
    region regional register regular rehabilitation relations relief religious renewable report representative
    representatives republic republican republicans request rescue research reserve resolution resource response
    responsibility review revolution right ring rising river road roadmap rocket roof room round route row royal rule
    rural russian safety sale sanctuary satellite save saving scene scholar school schools science scientific scout sea
    search season secretary section sector security select seminar senate senator senior sergeant service settlement
    seven shadow share shield shift ship shop shore show side signal silk site skills sky slavic small smart snow social
    society soldier solution source south southern sovereign soviet space speaker special spirit spiritual sport sports
    spot spread spring square stadium staff stage stand standard star start state states station steel step stock stone
    store storm story strait strategic strategy stream street strikes studio study style submarine suburb success summit
    sun supply support supreme surface survey survivor switch symposium table talent tank tanker target task taskforce
    tax taxes team tech technology telegraph television tender tent terminal territory terror text theater theatre third
    thousand thrones tide timber times top topic total tour tower town track trade trades traffic trail train trans
    transitional translation transport travel treasury treaty tree trial tribunal tribune troop troopers trophy tropical
    truck true trunk trust truth tunnel tv ultra union united universal university update upper urban vaccine valley
    value vehicle vessel veteran vice victory video view village vision visit visitor voice volunteer vote voter wage
    wall war warehouse warrior watch water wave way weapon weather web week weekly welfare west western wheel white wide
    wild wildlife wind wing winter wise woman women word workers working world yard year youth zone
    """.split()
)
"""English words of which names of institutions, offices and places are made: they translate common Russian words."""
