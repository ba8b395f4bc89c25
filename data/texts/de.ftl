### Was die Oberflächen sagen. Was hier fehlt, erscheint auf Englisch: en.ftl hat alle Texte.


## act

act-hold = gedrückt halten
act-lift = hochziehen
act-press = drücken
act-pull = ziehen
act-push = fest drücken
act-tilt = kippen
act-turn = drehen

## anchor

anchor-bench-back-foot = Unterkante der Lehne
anchor-bench-back-top-c = oben an der Lehne in der Mitte
anchor-bench-back-top-l = oben an der linken Lehne
anchor-bench-back-top-r = oben an der rechten Lehne
anchor-bench-base-front-c = unter der Vorderkante des Sitzes, Mitte
anchor-bench-base-front-l = unter der Vorderkante des Sitzes, links
anchor-bench-base-front-r = unter der Vorderkante des Sitzes, rechts
anchor-boot-floor = unter dem Boden
anchor-boot-seat-lever-l = Hebel der linken Lehne, oben innen
anchor-boot-seat-lever-r = Hebel der rechten Lehne, oben innen
anchor-boot-side-l = linke Seitenverkleidung
anchor-boot-side-r = rechte Seitenverkleidung
anchor-boot-sill = Loch im Boden ganz hinten
anchor-boot-striker = Schließbügel, den das Schloss greift
anchor-cabin-footwell-l = Seite des linken Fußraums
anchor-cabin-footwell-r = Seite des rechten Fußraums
anchor-dash-armrest = zwischen den Vordersitzen
anchor-dash-centre = Schalterreihe in der Mitte des Armaturenbretts
anchor-dash-driver-side = am Armaturenbrett, außen neben dem Lenkrad
anchor-dash-end = Ende des Armaturenbretts, an der Fahrertür
anchor-dash-gear-lever = Wählhebel
anchor-dash-gear-stalk = Taste am Ende des Lenkstockhebels
anchor-dash-glove-box = Handschuhfach
anchor-dash-key-slot = Schlitz oder Schloss für den Schlüssel
anchor-dash-screen = Bildschirm
anchor-dash-under = unter dem Armaturenbrett, bei den Knien des Fahrers
anchor-driver-door-cap = hinteres Ende des Griffs der Fahrertür
anchor-driver-door-lock = Griff der Fahrertür
anchor-driver-door-panel = Innenseite der Fahrertür
anchor-driver-floor = Boden neben dem Fahrersitz
anchor-driver-footwell = Fußraum des Fahrers
anchor-driver-pillar = Säule hinter der Fahrertür
anchor-fob-blade = Metallschlüssel in der Fernbedienung
anchor-fob-boot-button = Kofferraumtaste der Fernbedienung
anchor-fob-cell = Knopfzelle in der Fernbedienung
anchor-fob-lock = Schließtaste der Fernbedienung
anchor-fob-phone = Telefon
anchor-fob-unlock = Öffnungstaste der Fernbedienung
anchor-front-catch = zweiter Haken unter der Vorderkante
anchor-front-hinge-l = linkes Scharnier der Fronthaube
anchor-front-latch = Schloss der Fronthaube
anchor-front-lid = die ganze Fronthaube
anchor-front-posts = hinten im Raum unter der Fronthaube
anchor-front-striker = Schließbügel an der Fronthaube
anchor-front-tow-eye = Kappe der Abschleppöse
anchor-hood-battery = Batterie
anchor-hood-cowl = bei den Scheibenwischern
anchor-hood-fuse-box = Sicherungskasten
anchor-hood-jump-post = Starthilfe-Anschluss
anchor-lid-hinge-l = linkes Scharnier, wo Kabel zur Klappe gehen
anchor-lid-hinge-r = rechtes Scharnier, wo Kabel zur Klappe gehen
anchor-lid-inner-handle = leuchtender Griff innen an der Klappe
anchor-lid-inner-trim = Kappe oder Schlitz in der Verkleidung innen an der Klappe
anchor-lid-latch = Schloss, in der Mitte der Unterkante der Klappe
anchor-lid-latch-l = Schloss links an der Klappe
anchor-lid-latch-r = Schloss rechts an der Klappe
anchor-rear-above-plate = über dem Kennzeichen, unter der Griffleiste oder im Griff
anchor-rear-badge = Markenemblem
anchor-rear-bumper = unter dem hinteren Stoßfänger
anchor-rear-glass = Fenster der Hecktür
anchor-rear-handle-right = Griff rechts der Mitte
anchor-rear-left-leaf = Kante der linken Hecktür
anchor-rear-lid = die ganze Klappe oder Hecktür
anchor-rear-lock-cylinder = Schlüsselloch der Klappe
anchor-rear-right-leaf = Kante der rechten Hecktür
anchor-rear-tow-socket = Steckdose an der Anhängerkupplung
anchor-roof-soft-top = unter dem Verdeck, hinten
anchor-roof-switch = oben an der Windschutzscheibe
anchor-side-small-door = kleine Tür hinter der rechten Vordertür

## answer

answer-cannot = Das kann ich nicht
answer-cannot-get = Das bekomme ich nicht: { $tools }
answer-both-work = Funkschlüssel und Taste gehen jetzt beide
answer-not-both = Noch nicht, oder nur eines von beiden
answer-lacking = Das habe ich nicht: { $tools }
answer-lacking-told = Mir fehlt etwas dafür
answer-no-change = Probiert, nichts hat sich geändert
answer-not-sure = Ich bin nicht sicher
answer-skip = Jetzt nicht, überspringen
answer-skipped = Übersprungen

## answers

answers-ask-call = Was kam dabei heraus?
answers-ask-look = Ihre Antwort?
answers-ask-try = Was ist passiert?
answers-change = Ändern
answers-change-what = Antwort ändern: { $step }
answers-earlier = Ihre bisherigen Antworten
answers-other = Nichts davon?
answers-restart = Von vorn beginnen

## ask

ask-body = Welche Karosserieform hat es?
ask-car = Welches Auto? Marke, Modell, Baujahr oder einen Teil davon tippen.
ask-car-again = Tippen Sie Marke und Modell Ihres Autos, etwa Golf 2015.
ask-car-none = Es wurde kein Auto gewählt. `decklid cars` zeigt alle; dann: decklid guide AUTO
ask-car-unsure = Nicht sicher, oder es ist nicht dabei? Enter drücken.
ask-change = Zahl zum Ändern, oder Enter zum Weitermachen.
ask-changed = Geändert.
ask-first-step = Das ist der erste Schritt.
ask-goal = Was möchten Sie? Enter nimmt das Erste.
ask-goal-fixed = Er ist jetzt offen: die Ursache finden und beheben
ask-goal-open = Der Kofferraum geht nicht auf: öffnen
ask-goal-secured = Er schließt oder verriegelt nicht
ask-keys = w warum, m bemerkt, t Werkzeug, h Hilfe, q Ende, ! jemand ist eingeschlossen
ask-keys-back = w warum, b zurück, l Antworten, m bemerkt, t Werkzeug, h Hilfe, q Ende, ! jemand ist eingeschlossen
ask-left-out = Diese Schritte haben Sie ausgelassen: { $steps }.
ask-live = ↑ ↓ wählen, Enter nimmt es. Oder weitertippen; Esc überspringt das.
ask-next = Und jetzt? Enter beendet.
ask-next-nothing = Das ist alles, danke
ask-no-answers = Sie haben noch keine Antworten gegeben.
ask-not-here = Mein Auto ist nicht dabei
ask-number = Bitte eine Zahl von 1 bis { $most } tippen.
ask-noticed = Ist Ihnen etwas aufgefallen? Tippen Sie Wörter, etwa: Batterie abgeklemmt. Sonst Enter.
ask-noticed-how = Tippen Sie die Zahlen von allem, was stimmt, etwa 1 3. Enter nimmt nichts davon.
ask-noticed-more = Noch etwas? Tippen Sie Wörter, sonst Enter.
ask-noticed-none = Dazu passt hier nichts. Versuchen Sie andere Wörter, sonst Enter.
ask-number-or-letter = Bitte eine Zahl von 1 bis { $most } tippen, oder einen Buchstaben aus der Liste.
ask-numbers = Bitte Zahlen von 1 bis { $most } tippen, oder Enter.
ask-other-car = Ein anderes Auto
ask-rest = Enter zeigt den Rest.
ask-search-again = Noch einmal suchen
ask-taken-back = Zurückgenommen. Hier ist der Schritt davor.
ask-tools-have = { $tool } (haben Sie)
ask-tools-how = Tippen Sie die Zahlen von allem, was Sie haben, etwa 1 3. 0 heißt: nichts davon. Enter ändert nichts.
ask-tools-none = Kein Schritt braucht Werkzeug, das Ihnen fehlen könnte.
ask-tools-thanks = Gut zu wissen. Die Schritte passen jetzt zu dem, was Sie haben.
ask-type-number = Tippen Sie die Zahl.
ask-untold = Zurückgenommen.

## body

body-convertible-lid = Cabrio
body-front-trunk = Kofferraum vorn
body-hatch = Schrägheck
body-liftgate = Kombi oder SUV
body-power-liftgate = Kombi oder SUV mit elektrischer Heckklappe
body-split-doors = Zwei Türen hinten
body-trunk-lid = Limousine oder Coupé

## card

card-about = Was tun, wenn der Kofferraum nicht aufgeht
card-battery = Batterie, Starthilfe
card-cell = Knopfzelle der Fernbedienung
card-cost = Dieser Karte zu folgen kostet im Schnitt { $card } an Zeit und Geld, der interaktive Ratgeber { $guide }: Die eine Seite kostet { $more } mehr.
card-date = Gedruckt { $date }.
card-find = Wo es ist
card-fuse = Sicherung
card-help = Hilfe rufen
card-never = Niemals
card-order = Der Reihe nach. Weglassen, was Ihr Auto nicht hat
card-rate = 1 US-Dollar = { $rate } { $money }.
card-second-fuse = Zweite Sicherung
card-sources = decklid, Modell { $hash }. { $date } Aussagen aus: { $sources }. Adressen: decklid sources { $car }. Gestrichelter Ring: verdeckt.
card-written = { $steps } Schritte auf { $file }. Ihr zu folgen kostet im Schnitt { $cost }, der Ratgeber { $guide }.

## care

care-calendar = Diese Termine in den Kalender übernehmen
care-cost = Jedes Mal: { $time }, { $money }
care-empty = Für dieses Auto ist nichts Besonderes bekannt.
care-every = Wie oft: { $every }
care-how = „Bis zu“: berechnet aus dem, was wir über dieses Auto wissen, als träte das, wogegen die Pflege hilft, nie mehr auf.
care-later = Damit es nicht wieder passiert
care-lowers = Macht das seltener: { $what }
care-now = Jetzt gleich
care-reckoning = Wenn der übliche Weg versagt, geht es in { $p } der Fälle nicht ohne Hilfe auf. Wir schätzen, dass der übliche Weg { $fails } versagt. Ausgesperrt ist man dann { $locked }.
care-share = Man sperrt sich bis zu { $p } seltener aus.
care-time = Jedes Mal: { $time }
care-title = Pflege für den Kofferraum
care-written = { $file } geschrieben: { $dates } Termine, gerechnet ab { $since }.

## cause

cause-one = Die wahrscheinlichste Ursache: { $cause } ({ $p }).
cause-sure = Die Ursache: { $cause }.
cause-two = Die wahrscheinlichste Ursache: { $cause } ({ $p }). Wenn nicht: { $other } ({ $q }).
cause-unknown = Die Ursache lässt sich nicht sagen.

## chance

chance-always = fast immer
chance-cases = in { $a } von { $b } Fällen
chance-over = über { $p }
chance-rarely = sehr selten
chance-under = unter { $p }

## change

change-lead = Wählen Sie eine andere Antwort. Spätere Antworten, die nicht mehr passen, fallen weg.
change-leave-out = Diese Antwort weglassen
change-now = Ihre Antwort bisher: { $answer }
change-title = Eine Antwort ändern

## check

check-both = { $errors }, { $warnings }
check-cars = { $n ->
    [one] 1 Auto
   *[other] { $n } Autos
    }
check-errors = { $n ->
    [0] kein Fehler
    [one] 1 Fehler
   *[other] { $n } Fehler
    }
check-lacks = Dem Zwilling von `{ $car }` fehlt `{ $what }`.
check-lacks-do = Schreiben Sie in twin.toml, wie es in die Technik kommt, oder was Hände tun und Augen sehen; siehe docs/twin.md.
check-new = Füllen Sie car.toml aus, dann: { $command }
check-no-car = In { $folder } sind keine Autos.
check-no-car-do = Ein Auto ist ein Ordner mit einer Datei car.toml darin.
check-no-problem = nichts zu beanstanden
check-summary = { $cars } geprüft: { $found }.
check-untranslated = `{ $id }` fehlt: Leser sehen Englisch.
check-untranslated-do = Fügen Sie hinzu: { $line }
check-warnings = { $n ->
    [one] 1 Warnung
   *[other] { $n } Warnungen
    }

## currency

currency-aud = { $n ->
    [one] australischer Dollar
   *[other] australische Dollar
    }
currency-cad = { $n ->
    [one] kanadischer Dollar
   *[other] kanadische Dollar
    }
currency-eur = Euro
currency-gbp = Pfund
currency-jpy = Yen
currency-nzd = { $n ->
    [one] neuseeländischer Dollar
   *[other] neuseeländische Dollar
    }
currency-usd = Dollar

## dark

dark-cannot-get-out = Kommen Sie wieder heraus? Nein, ich bin eingesperrt
dark-get-out-typed = Kommen Sie wieder heraus? Wenn nicht, tippen Sie ! und Enter.
dark-keep-door = Kein Licht, kein Strom? Lassen Sie eine Tür offen, solange Sie im Auto sind: Von innen geht sie vielleicht nicht mehr auf.

## date

date-day = { $day }. { $month } { $year }
date-month = { $month } { $year }

## done

done-fixed = Der normale Weg geht wieder. Gut gemacht.
done-fixed-next = Die Ursache finden und beheben
done-open = Er ist offen. Gut gemacht.
done-open-next = Öffnen
done-secured = Er schließt und verriegelt wieder. Gut gemacht.
done-secured-next = Er schließt oder verriegelt nicht
done-what-next = Und jetzt?

## emergency

emergency-alarm = JETZT 112 ANRUFEN. In Nordamerika 911. Telefon auf Lautsprecher stellen.
emergency-any-button = Die Kofferraumtaste am Schlüssel halten. Im Auto jede Kofferraumtaste drücken.
emergency-any-door = Eine Tür öffnen, notfalls mit dem Metallschlüssel. Sie offen lassen.
emergency-back = Niemand eingeschlossen? Enter drücken, dann kommt die Frage wieder.
emergency-cabin-doors = Auf der Fernbedienung Entriegeln drücken und an jedem Türgriff ziehen.
emergency-cabin-inside = Jemand im Auto ist wach? Zeigen Sie es durch die Scheibe: zweimal am Türgriff innen ziehen oder die Entriegelungstaste an der Tür drücken.
emergency-cabin-key = Das Auto reagiert nicht? Den Metallschlüssel in der Fahrertür drehen. In den meisten Fernbedienungen steckt einer.
emergency-cabin-spare = Die Schlüssel sind auch drin? Mit der App des Herstellers oder dem Ersatzschlüssel öffnen, oder die Leitstelle fragen. Warten Sie nur, solange die Person wach und nicht überhitzt ist.
emergency-cabin-window = Ein heißer Tag, keine Antwort von drinnen oder keine Zeit: das Seitenfenster einschlagen, das am weitesten von der Person weg ist. An einer Ecke.
emergency-call = { $number } anrufen
emergency-call-now = Zuerst anrufen. Telefon auf Lautsprecher stellen.
emergency-call-number = Rufen Sie jetzt { $number } an.
emergency-call-numbers = Rufen Sie jetzt 112 an, in Nordamerika 911.
emergency-cool = Danach: in den Schatten, Wasser zum Trinken und auf die Haut. Kein Eisbad.
emergency-country = Wo
emergency-first = Ist ein Mensch oder ein Tier eingeschlossen? Rufen Sie zuerst 112 an, in Nordamerika 911.
emergency-first-number = Ist ein Mensch oder ein Tier eingeschlossen? Rufen Sie zuerst { $number } an.
emergency-first-typed = Ist ein Mensch oder ein Tier eingeschlossen? Tippen Sie jederzeit ! und Enter, und rufen Sie 112 an, in Nordamerika 911.
emergency-first-typed-number = Ist ein Mensch oder ein Tier eingeschlossen? Tippen Sie jederzeit ! und Enter, und rufen Sie { $number } an.
emergency-handle = Sagen Sie: Beim Schloss nach einem leuchtenden Griff suchen und daran ziehen. Er kann versagen, also weitermachen.
emergency-know-car = Welches Auto ist es?
emergency-line = Ist ein Mensch oder ein Tier eingeschlossen?
emergency-meanwhile = Tun Sie, was man Ihnen sagt, und reden Sie mit der Person. Inzwischen der Reihe nach:
emergency-now = JETZT { $number } ANRUFEN. Telefon auf Lautsprecher stellen. Anderswo: 112 oder 911.
emergency-number = Nummer
emergency-numbers = Notrufnummern
emergency-numbers-note = Die meisten Telefone kennen 112, 911 und 999 als Notruf und verbinden mit der Hilfe vor Ort.
emergency-other = In einem anderen Land? Die Liste steht unten.
emergency-say-where = Sagen Sie, wo Sie sind, und dass jemand in einem Auto eingeschlossen ist.
emergency-searched = Niemand eingeschlossen? Nach „{ $typed }“ suchen.
emergency-set-region = Hier bin ich
emergency-source = Quelle
emergency-through-cabin = Durch den Innenraum zur Person: Rücksitze umklappen oder darüber greifen.
emergency-title = Jemand ist eingeschlossen
emergency-what-to-do = Was tun?
emergency-window = Keine Tür geht auf? Das Seitenfenster einschlagen, das am weitesten von der Person weg ist. An einer Ecke.
emergency-yourself = Selbst eingesperrt? Am Türgriff innen zweimal kräftig ziehen. Jede Tür versuchen. Rufen und klopfen.

## end

end-call = Rufen Sie eine Werkstatt Ihres Vertrauens an. Zeigen Sie, was Sie versucht haben.
end-keep = Anderen helfen: aufheben, was war
end-keep-file = Als Datei sichern
end-keep-what = Eine Zeile: das Auto, Ihre Antworten und was geholfen hat. Nichts über Sie. Sie bleibt auf Ihrem Gerät, bis Sie sie verschicken: Wer diesen Ratgeber betreibt, kann daraus lernen.
end-left-out = Diese Schritte haben Sie ausgelassen. Einer davon hilft vielleicht noch:
end-reached = Sie sind am Ziel: Es bleibt nichts zu tun.
end-stop = Mehr können wir nicht raten
end-try-it = Nach allem, was getan ist, müsste es jetzt gehen. Probieren Sie es.

## facts

facts-applies = für
facts-car = das Auto
facts-conflict = Die Quellen widersprechen sich. Eine andere sagt, in
facts-gaps = Gesucht, aber nicht gefunden
facts-known = Was bekannt ist, und woher
facts-maybe-broken = Was kaputt sein kann, und wie wahrscheinlich vorab
facts-mistakes = Fehler, die man vermeiden kann
facts-none = Nichts mit Quelle. Es gilt, was für alle Autos dieser Form gilt.
facts-not-known = Was wir über Ihr Auto nicht wissen, und wie wahrscheinlich es ist
facts-recalls = Rückrufe und Hinweise des Herstellers
facts-safety = Sicherheit
facts-says = Die Quellen widersprechen sich. { $source } sagt: { $what }
facts-signs = Was auffallen kann, und jederzeit gesagt werden darf
facts-settings = So ändern Sie Einstellungen
facts-sister = von einem verwandten Modell
facts-sources = Quellen
facts-steps = Schritte, mit ihren Namen für --saw
facts-title = Was wir über dieses Auto wissen
facts-undated = Ohne Datum: Niemand hat notiert, wann wir es gelesen haben.
facts-ways = So lässt er sich öffnen

## find

find-a-car = Ein Auto
find-all = Alle Autos
find-another-model = ein anderes Modell
find-button = Suchen
find-by-body = Nach der Karosserieform
find-by-name = Nach Namen suchen
find-by-wrong = Nach dem, was nicht geht
find-convertible = Cabrio
find-coupe = Coupé
find-hatch = Schrägheck
find-hint = Zum Beispiel: Golf 2015
find-neighbours = Andere Modelle
find-none = Kein Auto passt zu „{ $typed }“. Tippen Sie Marke und Modell, etwa Golf 2015, oder wählen Sie die passende Form.
find-not-listed = Mein Auto ist nicht dabei
find-not-listed-lead = Wählen Sie die passende Form. Der Ratgeber fragt dann, was er wissen muss.
find-other-years = andere Baujahre
find-results = Autos zu „{ $typed }“
find-pickup = Pick-up
find-sedan = Limousine
find-suv = SUV
find-unlisted-lead = Einzelheiten zu diesem Modell kennen wir nicht. Der Ratgeber richtet sich nach der Form und fragt, was er wissen muss.
find-van = Van
find-wagon = Kombi
find-which = Welches Auto ist es?

## frame

frame-back = Zurück
frame-home = Startseite
frame-language = Sprache
frame-copied = Link kopiert
frame-copy = Link kopieren
frame-keep = Auf den Startbildschirm
frame-pocket-empty = Ohne Skripte hat diese Kopie des Ratgebers nur den ersten Schritt für jedes Auto.
frame-pocket-loading = Der Ratgeber wird geladen, damit er auch ohne Netz geht:
frame-pocket-lost = Der Ratgeber ließ sich nicht für die Zeit ohne Netz laden.
frame-pocket-ready = Dieser Ratgeber geht jetzt auch ohne Netz.
frame-print = Drucken
frame-privacy = Nichts über Sie wird gespeichert. Alle Ihre Antworten stehen in der Adresse dieser Seite.
frame-share = Teilen
frame-skip = Zum Inhalt

## gaps

gaps-bodies = Nach der Form: was bei einem Auto, das wir nicht kennen, zuerst herauszufinden ist
gaps-lead = Was niemand von diesen Autos weiß, und was es im Schnitt pro Fall sparen würde, es zu wissen
gaps-none = Es gibt nichts mehr herauszufinden, was den Rat ändern würde.
gaps-line = { $car }: { $what }? (bisher { $chance })
gaps-send = Wissen Sie es? Zu einer Angabe gehören drei Dinge: wo Sie es gelesen oder gesehen haben, an welchem Tag, und in einem eigenen Satz, was dort steht. So schicken Sie es: docs/users/facts.md.

## goal

goal-fixed = Die Ursache finden und beheben
goal-open = Den Kofferraum öffnen
goal-secured = Er schließt oder verriegelt nicht
goal-title = Was möchten Sie?

## grade

grade-inference = eigener Schluss
grade-law = Gesetz
grade-mill = unzuverlässige Webseite
grade-manual = Handbuch des Herstellers
grade-owners = Berichte von Besitzern
grade-service = Werkstattunterlage
grade-web = Webseite

## guide

guide-code = Diese Seite im Netz: Kamera eines anderen Telefons auf den Code richten.
guide-deeper = Weiter sieht diese Seite nicht voraus. Rufen Sie Hilfe, oder öffnen Sie den Ratgeber im Netz.
guide-forgets = Diese Seite merkt sich keine Antworten. Was Sie schon beantwortet haben, fragt sie noch einmal.
guide-help = Wen anrufen
guide-link = Jeder Schritt hat seine eigene Adresse. Aus dem Browser kopieren und weitergeben: So kann jemand anders dort weitermachen.
guide-made-of = Erstellt aus Modell
guide-odd = Beginnen Sie neu mit dem, was Sie jetzt sehen, oder antworten Sie, dass Sie nicht sicher sind.
guide-offline = Diese Seite geht ohne Netz. Auf dem Telefon behalten oder ausdrucken.
guide-print-note = Gedruckt: nur die wahrscheinlicheren Wege.
guide-title = { $car }: der Ratgeber auf einer Seite

## hard

hard-care = braucht etwas Sorgfalt
hard-fiddly = etwas fummelig
hard-hard = schwer
hard-skilled = nur für Geübte

## help

help-back = Zurück: die letzte Antwort zurücknehmen.
help-cannot = Sie können es nicht: keine Kraft, kein Licht, so ein Teil gibt es nicht. Wir finden einen anderen Weg.
help-emergency = Jemand ist eingeschlossen: was sofort zu tun ist.
help-how = Machen Sie den Schritt, tippen Sie die Zahl von dem, was Sie gesehen haben, und drücken Sie Enter.
help-list = Ihre Antworten ansehen und eine ändern.
help-no-change = Sie haben es gemacht, und nichts hat sich geändert.
help-not-sure = Sie haben es gemacht, wissen aber nicht, was dabei herauskam.
help-noticed = Sagen, was Ihnen aufgefallen ist, etwa Regen oder ein Geräusch.
help-safe = Hier geht nichts kaputt. Antworten lassen sich zurücknehmen.
help-skip = Jetzt nicht. Wir lassen den Schritt aus.
help-stop = Hier aufhören. Sie erfahren, wie es später weitergeht.
help-tools = Sagen, was Sie dabeihaben. Das kann Schritte sparen.
help-why = Warum dieser Schritt, und was die Ursachen sein können.

## helper

helper-against = Dagegen: { $what }
helper-alternatives = Andere Schritte zuerst kosten mehr, die Zeit eingerechnet
helper-before = vor den Antworten { $p }
helper-causes = Wahrscheinliche Ursachen
helper-cost = Erwartete Kosten bis zum Ziel: { $cost }, die Stunde zu { $hourly } gerechnet. Besser als { $bound } geht es nicht.
helper-dearer = kostet { $money } mehr, wenn man ihn zuerst macht
helper-end = Kein Schritt bleibt übrig: sehen, wie es endet
helper-explanations = Was alles erklärt
helper-first = Zuallererst
helper-first-owner = Prüfen Sie, ob das Auto ihnen gehört. Lassen Sie sich einen Nachweis zeigen.
helper-first-place = Sind alle aus dem Verkehr? Ist das Auto gegen Wegrollen gesichert?
helper-for = Dafür: { $what }
helper-made-sure = macht es sicher
helper-fewer = { $money } weniger
helper-more = { $money } mehr
helper-next = Bester Schritt jetzt
helper-none-known = keine der Ursachen, die wir kennen
helper-note = Notiz zum Vorlesen am Telefon
helper-note-car = Auto
helper-note-goal = Ziel
helper-note-likely = Wahrscheinlich
helper-note-own = Sie dürfen hier etwas dazuschreiben. Was Sie tippen, bleibt auf dieser Seite: Es wird nicht gesendet und ist mit der Seite weg.
helper-note-place = Ort: (Straße und Ort nennen)
helper-note-tried = Antworten bisher
helper-nothing-told = Noch keine Antworten.
helper-odds = { $x }-mal so wahrscheinlich
helper-odds-less = { $x }-mal weniger wahrscheinlich
helper-price-facts = Gefundene Preise, mit Quelle
helper-prices = Wen man anrufen kann, und was es kostet
helper-qr = Code dieses Falls: mit der Kamera eines anderen Telefons ansehen
helper-ruled-out = schließt es aus
helper-share = Der Link enthält den ganzen Fall: Wer ihn bekommt, kann hier weitermachen.
helper-steps = Schritte, der beste zuerst
helper-steps-how = Schritt öffnen, machen, dann wählen, was dabei herauskam. Die Seite kommt neu geordnet wieder.
helper-take-back = Die letzte Antwort zurücknehmen
helper-title = Für Helfer

## home

home-knows = { $cars } Modelle und jede Karosserieform. Was wir wissen, steht in Betriebsanleitungen, Werkstatttexten und Berichten von Besitzern, jede Aussage mit Quelle. Die Reihenfolge der Schritte ist ausgerechnet: aus dem Aufbau des Autos und daraus, wie seine Teile ausfallen.
home-lead = Für alle, deren Kofferraum nicht aufgeht: Schritt für Schritt, der beste zuerst.
home-title = Den Kofferraum öffnen

## law

law-build-date = Es gilt, wenn das Auto ab { $from } gebaut ist.
law-hinges = Ob es gilt, hängt davon ab: { $what }.
law-no = Für diese Klappe gilt es nicht.
law-none = Wir kennen kein Gesetz zu dieser Klappe.
law-not-shown = Was wir über dieses Auto wissen, sagt dazu nichts.
law-note = In unseren Worten, aus den genannten Quellen. Das ist keine Rechtsberatung.
law-older = Dieses Auto ist älter. Die Vorschrift gilt für Autos, die ab { $from } gebaut sind.
law-shown = Davon wissen wir: { $what }.
law-title = Was das Gesetz verlangt
law-unchecked = Nicht im Gesetzestext nachgelesen: { $what }
law-yes = Es gilt für dieses Auto überall, wo dieses Gesetz in Kraft ist.

## likely

likely-even = ebenso wahrscheinlich wie nicht
likely-hardly = sehr unwahrscheinlich
likely-likely = wahrscheinlich
likely-not = unwahrscheinlich
likely-possible = möglich
likely-sure = fast sicher
likely-very = sehr wahrscheinlich

## links

links-card = Eine Karte fürs Handschuhfach drucken
links-care = Pflege, damit es nicht wieder passiert
links-case = Weitere Möglichkeiten
links-facts = Was wir über dieses Auto wissen, mit Quellen
links-helper = Seite für Helfer: Ursachen, Preise, Notiz
links-noticed = Was ist Ihnen aufgefallen? Batterie ab, Regen, ein Geräusch …
links-settings = So ändern Sie diese Einstellung
links-tools = Ihr Werkzeug, und was Ihre Zeit wert ist
links-what-if = Ausprobieren, was passiert, wenn ein Teil ausfällt

## list

list-and = und
list-or = oder

## doubt

doubt-change = Wenn es anders war, ändern Sie sie. Wenn nicht, machen Sie einfach weiter: Fehler kommen und gehen.
doubt-says = Eine Antwort passt kaum zu den anderen: { $what }

## misfit

misfit-lead = Fehler kommen und gehen, und kein Auto ist ganz wie das andere. Es ist nichts verloren.
misfit-title = Diese Antworten sind zusammen ungewöhnlich

## money

money-converted = Die Preise waren in US-Dollar und wurden umgerechnet: Ein US-Dollar ist etwa { $rate } { $money } ({ $when }). Sie schwanken je nach Ort und Tageszeit.
money-in-dollars = Alle Beträge in US-Dollar, wie in den meisten Quellen. Sie schwanken je nach Ort und Tageszeit.
money-less = weniger als 1 { $money }
money-many = etwa { $n } { $money }
money-no-charge = keine Zusatzkosten
money-nothing = nichts
money-one = etwa 1 { $money }
money-range = { $from } bis { $to } { $money }
money-sum = { $n } { $money }

## month

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## next

next-ask-again = Fragen Sie dann noch einmal, mit einem davon:
next-learned = { $n ->
    [one] Die Zahlen sind aus einem Fall gelernt.
   *[other] Die Zahlen sind aus { $n } Fällen gelernt.
    }
next-numbers = Die Zahlen zeigt --figures.
next-outcomes = Statt eines Ergebnisses auch: not_sure, cannot, skipped, no_change.

## noticed

noticed-all = Wieder alles zeigen
noticed-button = Weiter
noticed-found = Was zu Ihren Worten passt
noticed-hint = Tippen Sie Wörter, etwa: Batterie abgeklemmt
noticed-history = Was vorher war
noticed-lead = Kreuzen Sie an, was stimmt, in beliebiger Reihenfolge. Jedes Kreuz macht die Schritte treffender. Lassen Sie offen, was Sie nicht wissen.
noticed-measured = Gemessen oder bekannt
noticed-none = Nichts passt zu „{ $typed }“. Versuchen Sie andere Wörter, oder sehen Sie die Liste durch.
noticed-noticed = Was Sie sehen oder hören
noticed-number-volts = Oder tippen Sie den Messwert in Volt
noticed-number-years = Oder tippen Sie das Alter in Jahren
noticed-search = Suchen, was Ihnen aufgefallen ist
noticed-take-back = Zurücknehmen
noticed-take-back-what = Zurücknehmen: { $sign }
noticed-title = Was ist Ihnen aufgefallen?
noticed-told = Schon angekreuzt
noticed-tried = Was Sie schon versucht haben

## number

number-mark = .
number-point = ,

## picture

picture-hidden = Ein gestrichelter Ring heißt: dort hinter etwas verdeckt.
picture-mark = { $point } ({ $act })
picture-shows = Das Bild zeigt { $what }.

## plan

plan-best = bestes
plan-calls = ruft Hilfe
plan-clairvoyant = Hellseher (Schranke)
plan-cost = Kosten
plan-done = fertig
plan-go-to = weiter bei { $number }
plan-minutes = Minuten
plan-nothing = mehr können wir nicht raten
plan-policy = Vorgehen
plan-rare = selten, nicht gezeigt
plan-summary = Erwartete Kosten { $cost }; besser als { $bound } geht es nicht (Lücke { $gap }). Gefunden in { $seconds } s.

## quantity

quantity-about = etwa { $n }
quantity-span = { $from } bis { $to }

## record

record-ask = Dürfen wir in { $file } schreiben, was war?
record-cause = Was war die Ursache?
record-cause-unknown = Etwas anderes, oder nicht bekannt
record-no = Nein
record-saved = Aufgeschrieben als { $id }.
record-what = Eine Zeile: das Auto, Ihre Antworten, die Ursache, wenn Sie sie kennen, und was geholfen hat. Nichts über Sie, und nichts wird verschickt.
record-yes = Ja, aufschreiben

## resume

resume-changed = Der Ratgeber für dieses Auto hat sich seither geändert. Ihre Antworten zählen weiterhin.
resume-kept = Was Sie gesagt haben, bleibt auf diesem Gerät in { $file }. So geht es weiter:
resume-on = { $n ->
    [0] Es geht dort weiter, wo Sie aufgehört haben.
    [one] Es geht dort weiter, wo Sie aufgehört haben, mit 1 Angabe.
   *[other] Es geht dort weiter, wo Sie aufgehört haben, mit { $n } Angaben.
    }

## region

region-au = Australien
region-ca = Kanada
region-eu = Europäische Union
region-gb = Vereinigtes Königreich
region-jp = Japan
region-nz = Neuseeland
region-us = Vereinigte Staaten

## shape

shape-convertible = Cabrio: ein Verdeck und eine Klappe
shape-coupe = Coupé: zwei Türen und eine Klappe
shape-hatch3 = Schrägheck mit zwei Seitentüren
shape-hatch5 = Schrägheck mit vier Seitentüren
shape-liftback = Fließheck: lang wie eine Limousine, mit einer Hecktür
shape-sedan = Limousine: vier Türen und eine Klappe
shape-suv = SUV: hoch, mit einer Hecktür
shape-van = Van: hoch und kantig
shape-wagon = Kombi: langes Dach und eine Hecktür

## source

source-not-noted = Lesedatum nicht notiert
source-published = { $read }, von { $date }
source-read = gelesen { $date }

## sources

sources-none = Für dieses Auto ist keine Quelle genannt.
sources-weak = Was auf einer schwachen Quelle ruht, und wie viel davon abhängt (Anteil der Leute, die zu dem Schritt kommen, oder wie wahrscheinlich die Ursache ist)
sources-weak-none = Nichts ruht auf einer einzigen schwachen Quelle.
sources-statements = { $n ->
    [one] 1 Aussage
   *[other] { $n } Aussagen
    }

## stale

stale-gone = Diese Antworten gibt es bei diesem Auto nicht, sie wurden weggelassen: { $what }
stale-note = Dieser Link stammt aus einem früheren Stand unseres Wissens über dieses Auto. Der Rat kann jetzt anders ausfallen.

## standing

standing-answers = { $n ->
    [0] Sie haben noch nichts beantwortet.
    [one] Sie haben 1 Antwort gegeben.
   *[other] Sie haben { $n } Antworten gegeben.
    }
standing-fixed = Es ist noch nicht behoben.
standing-later = So sehen Sie später den nächsten Schritt:
standing-open = Der Kofferraum ist noch nicht offen.
standing-secured = Der Kofferraum schließt noch nicht.

## step

step-again = Das haben Sie schon versucht. Noch einmal, nachdem Sie das getan haben: { $title }.
step-call-when = Anrufen, wenn:
step-cost = Kostet { $money }
step-get-first = Zuerst besorgen: { $tool } ({ $time })
step-leaves = Was verändert bleibt
step-known = Bisher am wahrscheinlichsten: { $cause } ({ $p }).
step-left = Von hier im Schnitt noch { $time }.
step-now = Schritt { $step }
step-now-opens = Schritt { $step }. Öffnet in { $p } der Fälle.
step-mistake = Diesen Fehler vermeiden:
step-price = Preis: { $price }. Zeit: { $time }, Wartezeit eingerechnet.
step-tools = Sie brauchen: { $tools }
step-warning = Vorsicht
step-where = Wo: { $place }

## time

time-hour-and-half = etwa anderthalb Stunden
time-hours = { $n ->
    [one] etwa eine Stunde
   *[other] etwa { $n } Stunden
    }
time-minutes = { $n ->
    [one] etwa 1 Minute
   *[other] etwa { $n } Minuten
    }
time-moment = weniger als eine Minute
time-no-wait = kein Warten
time-once-in-years = { $n ->
    [one] etwa einmal im Jahr
   *[other] etwa einmal in { $n } Jahren
    }
time-range = { $from } bis { $to } Minuten
time-range-hours = { $from } bis { $to } Stunden
time-range-mixed = { $from } Minuten bis { $to } Stunden
time-seconds = { $n ->
    [one] etwa 1 Sekunde
   *[other] etwa { $n } Sekunden
    }
time-since = seit { $year }
time-times-a-year = { $n ->
    [one] etwa einmal im Jahr
   *[other] etwa { $n }-mal im Jahr
    }

## tools

tools-button = Weiter
tools-have = Habe ich
tools-lack = Habe ich nicht
tools-lead = Das kann Schritte sparen. Lassen Sie offen, was Sie nicht wissen.
tools-money = Geld, Zeit und Einheiten
tools-prices-in = Preise anzeigen in
tools-title = Was haben Sie dabei?
tools-units = Einheiten
tools-units-metric = km, m, °C
tools-units-uk = Meilen, m, °C
tools-units-us = Meilen, Fuß, °F
tools-unknown = Weiß ich nicht
tools-worth = Was ist Ihnen eine Stunde wert ({ $money })?
tools-worth-why = Damit wägen wir Zeit gegen Geld ab. Eilig? Geben Sie mehr an.

## trouble

trouble-again = Zur Startseite
trouble-bad-address = Diese Adresse lässt sich nicht lesen
trouble-busy = Gerade fragen zu viele Leute. Bitte gleich noch einmal versuchen.
trouble-inside = Unser Fehler. Nichts ist verloren: Ihre Antworten stehen in der Adresse. Bitte noch einmal versuchen.
trouble-intricate = Die Beschreibung dieses Autos ist zu verwickelt. Wir können das nicht ausrechnen.
trouble-long = Diese Adresse ist zu lang
trouble-long-do = Höchstens 8.000 Zeichen sind möglich. Beginnen Sie von vorn, oder lassen Sie alte Antworten weg.
trouble-no-car = Ein Auto „{ $name }“ gibt es nicht
trouble-many = Das sind zu viele Antworten
trouble-many-do = Höchstens { $most } sind möglich. Beginnen Sie von vorn, oder lassen Sie alte Antworten weg.
trouble-no-goal = Dafür haben wir bei diesem Auto keinen Ratgeber
trouble-no-page = Diese Seite gibt es nicht
trouble-perhaps = Meinten Sie eines davon?
trouble-slow = Das hat zu lange gedauert. Bitte noch einmal versuchen.
trouble-title = Das hat nicht geklappt
trouble-tools = Ein Werkzeug kann nicht da sein und zugleich fehlen. Geben Sie noch einmal an, was Sie haben.

## unit

unit-feet = Fuß
unit-inches = Zoll
unit-miles = Meilen

## unlisted

unlisted-body = Einzelheiten zu diesem Modell kennen wir nicht. Das hier gilt für { $body }.
unlisted-of = Einzelheiten zu diesem Modell kennen wir nicht. Das hier gilt für { $body } von { $years }.
unlisted-convertible = ein Cabrio
unlisted-coupe = ein Coupé
unlisted-hatch = ein Auto mit Schrägheck
unlisted-pickup = einen Pick-up
unlisted-sedan = eine Limousine
unlisted-suv = einen SUV
unlisted-van = einen Van
unlisted-wagon = einen Kombi
unserved-pickup = Für die Heckklappe eines Pick-ups haben wir keine Schritte. Meist gilt: die Türen mit der Fernbedienung oder dem Metallschlüssel aufschließen, dann den Griff oder den Taster an der Klappe benutzen. Hat die Klappe ein Schlüsselloch, den Metallschlüssel darin drehen. Eine Abdeckung oder ein Hardtop hat ein eigenes Schloss. Immer noch zu? Rufen Sie eine Werkstatt oder einen Schlüsseldienst.

## view

view-bench = den Rücksitz von vorn
view-dash = das Armaturenbrett
view-door = die Fahrertür von außen
view-fob = Fernbedienung und Telefon
view-fob-card = Fernbedienung, Schlüsselkarte und Telefon
view-front = das Auto von vorn
view-hood = den Raum unter der Motorhaube von vorn
view-open = den offenen Kofferraum
view-open-front = den offenen vorderen Kofferraum
view-rear = das Auto von hinten
view-shut = den geschlossenen Kofferraum von innen, vom Rücksitz gesehen
view-side-left = das Auto von links
view-side-right = das Auto von rechts
view-top = das Auto von oben

## whatif

whatif-because = Deswegen: { $what }
whatif-break = Kaputtgehen lassen: { $what }
whatif-fails = So geht es nicht mehr auf
whatif-first = Was zu tun ist, Schritt für Schritt
whatif-helps = Was sonst noch helfen würde
whatif-lead = Tippen Sie ein Teil an, um es kaputtgehen zu lassen. Sehen Sie, wie der Kofferraum noch aufgeht. Am Auto passiert nichts.
whatif-let = Festlegen: { $what }
whatif-let-not = Zurücknehmen: { $what }
whatif-mend = Reparieren: { $what }
whatif-never = Bei einem typischen Auto geht es so nicht auf
whatif-no-straw = Kein einzelnes Teil mehr sperrt aus.
whatif-not-so = Nicht so: { $what }
whatif-opens = Es geht noch ohne Hilfe auf.
whatif-others = Einstellungen, Ausstattung, Umstände
whatif-parts = Teile
whatif-picture = Das Auto mit seinen Teilen, nummeriert wie in der Liste unten
whatif-reset = Alles zurücksetzen
whatif-shut = Ohne Hilfe geht es nicht auf.
whatif-straws = Noch eines davon, und man ist ausgesperrt
whatif-title = Was, wenn etwas ausfällt?
whatif-wants = Dafür wäre nötig: { $what }
whatif-works = So geht es noch auf

## why

why-call = Allein weiterzumachen kostet im Schnitt mehr als dieser Anruf.
why-done = dann sind Sie fertig.
why-each-answer = Was jede Antwort bedeuten würde
why-end = Bis zum Ziel
why-fetch = Damit lohnen sich die nächsten Schritte.
why-if = Wenn: { $answer }
why-look = Die Antwort spart später Schritte.
why-nothing = dann können wir nichts mehr raten
why-numbers = Die Zahlen
why-opens-way = Es macht die nächsten Schritte möglich.
why-opens-way-to = Es macht den nächsten Schritt möglich: { $step }.
why-points-to = Das spricht für: { $cause } ({ $p }).
why-share = { $p } der Leute mit diesem Problem würden genau diese Antworten geben.
why-recall = Rückruf oder Hinweis { $number }: { $what } Die Werkstatt sieht nach, ob es erledigt ist.
why-setting = { $title }: Wie das geht, zeigt `decklid show { $car }`.
why-tells = Die Antwort sagt mehr darüber: { $cause }.
why-then = dann: { $step }
why-title = Warum dieser Schritt?
why-to-the-end = Im Schnitt { $time } und { $money }. Ohne Hilfe gelingt es { $cases }.
why-works = Es hilft { $cases } und dauert { $time }.

## wrong

wrong-clicks = Es klickt oder summt, bleibt aber zu
wrong-dark = Ich bin im Auto, und alles ist dunkel
wrong-fob-dead = Nichts passiert, wenn ich auf den Funkschlüssel drücke
wrong-not-closing = Er ist offen und schließt oder verriegelt nicht
wrong-noticed = Mir ist etwas aufgefallen, etwa Regen, Frost oder eine abgeklemmte Batterie
wrong-other = Etwas anderes, oder ich weiß es nicht
wrong-reacts = Das Auto reagiert auf den Funkschlüssel, die Klappe nicht
wrong-works-sometimes = Er ging auf, und ich suche die Ursache
