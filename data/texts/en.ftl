### What the faces say: pages, cards, pictures, the guide in the terminal, answers to programs.
###
### A message is a function of decklid_faces::texts::Texts: `step-cost = Costs { $money }` is `step_cost(money)`.
### Arguments come in alphabetical order. Car texts are in the car files.

## Words that British readers call otherwise; en-GB.ftl has theirs. Car texts write {trunk}, {hood}, {fender} and {windshield}

-trunk = trunk
-Trunk = Trunk
-hood = hood
-fender = fender
-windshield = windshield
-jumper-cables = jumper cables
-license-plate = license plate
-repair-shop = repair shop
-roadside-assistance = roadside assistance
-gear-shift = gear shift
-hitch = hitch


## act

act-hold = hold
act-lift = pull up
act-press = press
act-pull = pull
act-push = push hard
act-tilt = tilt
act-turn = turn

## anchor

anchor-bench-back-foot = lower edge of the seat back
anchor-bench-back-top-c = top of the seat back in the middle
anchor-bench-back-top-l = top of the left seat back
anchor-bench-back-top-r = top of the right seat back
anchor-bench-base-front-c = below the front edge of the seat, middle
anchor-bench-base-front-l = below the front edge of the seat, left
anchor-bench-base-front-r = below the front edge of the seat, right
anchor-boot-floor = under the floor
anchor-boot-seat-lever-l = lever of the left seat back, at the top inside
anchor-boot-seat-lever-r = lever of the right seat back, at the top inside
anchor-boot-side-l = left side trim
anchor-boot-side-r = right side trim
anchor-boot-sill = hole in the floor at the very back
anchor-boot-striker = striker, the loop that the latch grips
anchor-cabin-footwell-l = side of the left footwell
anchor-cabin-footwell-r = side of the right footwell
anchor-dash-armrest = between the front seats
anchor-dash-centre = switch row in the middle of the dash
anchor-dash-driver-side = on the dash, on the door side of the steering wheel
anchor-dash-end = end of the dash, next to the driver's door
anchor-dash-gear-lever = { -gear-shift }
anchor-dash-gear-stalk = button at the end of the stalk on the steering wheel
anchor-dash-glove-box = glove box
anchor-dash-key-slot = slot or lock for the key
anchor-dash-screen = screen
anchor-dash-under = under the dash, at the driver's knees
anchor-driver-door-cap = rear end of the driver's door handle
anchor-driver-door-lock = handle of the driver's door
anchor-driver-door-panel = inside of the driver's door
anchor-driver-floor = floor beside the driver's seat
anchor-driver-footwell = footwell of the driver
anchor-driver-pillar = pillar behind the driver's door
anchor-fob-blade = metal key in the remote
anchor-fob-boot-button = { -trunk } button on the remote
anchor-fob-cell = coin battery in the remote
anchor-fob-lock = lock button on the remote
anchor-fob-phone = phone
anchor-fob-unlock = unlock button on the remote
anchor-front-catch = second catch under the front edge
anchor-front-hinge-l = left hinge of the front lid
anchor-front-latch = latch of the front lid
anchor-front-lid = the whole front lid
anchor-front-posts = at the back of the space under the front lid
anchor-front-striker = loop on the front lid
anchor-front-tow-eye = cover of the tow eye
anchor-hood-battery = battery
anchor-hood-cowl = below the wipers
anchor-hood-fuse-box = fuse box
anchor-hood-jump-post = terminal for { -jumper-cables }
anchor-lid-hinge-l = left hinge, where the wires cross to the lid
anchor-lid-hinge-r = right hinge, where the wires cross to the lid
anchor-lid-inner-handle = glow-in-the-dark handle inside the lid
anchor-lid-inner-trim = cap or slot in the trim inside the lid
anchor-lid-latch = latch, in the middle of the lid's lower edge
anchor-lid-latch-l = latch on the left of the lid
anchor-lid-latch-r = latch on the right of the lid
anchor-rear-above-plate = above the { -license-plate }, under the lip or in the handle
anchor-rear-badge = badge
anchor-rear-bumper = below the rear bumper
anchor-rear-glass = window of the back door
anchor-rear-handle-right = handle right of center
anchor-rear-left-leaf = edge of the left rear door
anchor-rear-lid = the whole lid or back door
anchor-rear-lock-cylinder = keyhole of the lid
anchor-rear-right-leaf = edge of the right rear door
anchor-rear-tow-socket = socket at the { -hitch }
anchor-roof-soft-top = at the rear of the soft top, below it
anchor-roof-switch = top of the { -windshield }
anchor-side-small-door = small door behind the right front door

## answer

answer-cannot = I can't do this
answer-cannot-get = I can't get { $tools }
answer-both-work = Fob and button both work now
answer-not-both = Not yet, or only one of them
answer-lacking = I don't have { $tools }
answer-lacking-told = I don't have what it takes
answer-no-change = I tried it; nothing changed
answer-not-sure = I'm not sure
answer-skip = Skip this for now
answer-skipped = Skipped for now

## answers

answers-ask-call = How did it go?
answers-ask-look = What is your answer?
answers-ask-try = What happened?
answers-change = Change
answers-change-what = Change your answer to: { $step }
answers-earlier = Your answers so far
answers-other = None of these?
answers-restart = Start over

## ask

ask-body = What body style is it?
ask-car = Which car? Type the make, model, year or any part of it.
ask-car-again = Type the make and model of your car, such as Civic 2008.
ask-car-none = No car was chosen. `decklid cars` lists them; then: decklid guide CAR
ask-car-unsure = Not sure, or not listed? Press Enter.
ask-change = Number to change, or Enter to go on.
ask-changed = Changed.
ask-first-step = This is the first step.
ask-goal = What do you want to do? Enter takes the first.
ask-goal-fixed = It is open now: find the cause and fix it
ask-goal-open = The { -trunk } won't open: open it
ask-goal-secured = It won't close or lock
ask-keys = w why, m noticed, t tools, h help, q stop, ! someone is trapped
ask-keys-back = w why, b back, l answers, m noticed, t tools, h help, q stop, ! someone is trapped
ask-left-out = You skipped these: { $steps }.
ask-live = ↑ ↓ choose, Enter takes it. Or type on; Esc skips this.
ask-next = What now? Enter ends here.
ask-next-nothing = That is all, thank you
ask-no-answers = You have given no answers yet.
ask-not-here = My car is not here
ask-number = Please type a number from 1 to { $most }.
ask-noticed = Anything you noticed? Type words such as battery disconnected, or press Enter.
ask-noticed-how = Type the numbers that are true, such as 1 3. Enter takes none.
ask-noticed-more = Anything else? Type words, or press Enter.
ask-noticed-none = Nothing here fits that. Try other words, or press Enter.
ask-number-or-letter = Please type a number from 1 to { $most }, or a letter from the list.
ask-numbers = Please type numbers from 1 to { $most }, or Enter.
ask-other-car = Another car
ask-rest = Enter shows the rest.
ask-search-again = Search again
ask-taken-back = Undone. Here is the step before.
ask-tools-have = { $tool } (you have it)
ask-tools-how = Type the numbers of what you have, such as 1 3. Type 0 for none. Enter changes nothing.
ask-tools-none = No step needs a tool that you may not have.
ask-tools-thanks = Good to know. The steps now fit what you have.
ask-type-number = Type the number.
ask-untold = Taken back.

## body

body-convertible-lid = Convertible
body-front-trunk = { -Trunk } in front
body-hatch = Hatchback
body-liftgate = Wagon or SUV
body-power-liftgate = Wagon or SUV with a power liftgate
body-split-doors = Two doors at the back
body-trunk-lid = Sedan or coupe

## card

card-about = What to do when the { -trunk } won't open
card-battery = Battery, { -jumper-cables }
card-cell = Remote's coin battery
card-cost = This card costs { $card } of time and money on average, the interactive guide { $guide }: one page costs { $more } more.
card-date = Printed { $date }.
card-find = Where to find it
card-fuse = Fuse
card-help = Call for help
card-never = Never
card-order = In this order. Skip what your car doesn't have
card-rate = 1 US dollar = { $rate } { $money }.
card-second-fuse = Second fuse
card-sources = decklid, model { $hash }. { $date } Statements from: { $sources }. Addresses: decklid sources { $car }. Dashed ring: hidden.
card-written = { $steps } steps on { $file }. Following it costs { $cost } on average, the guide { $guide }.

## care

care-calendar = Add these dates to your calendar
care-cost = Each time: { $time }, { $money }
care-empty = We know of nothing special for this car.
care-every = How often: { $every }
care-how = “Up to”: calculated from what we know about this car, as if the fault that the care prevents never happened again.
care-later = So it doesn't happen again
care-lowers = Makes this rarer: { $what }
care-now = Do this now
care-reckoning = When the usual way fails, nothing else opens it without help in { $p } of cases. We estimate that the usual way fails { $fails }. You would then be locked out { $locked }.
care-share = Lockouts become up to { $p } rarer.
care-time = Each time: { $time }
care-title = Care for your { -trunk }
care-written = { $file } written: { $dates } dates, counted from { $since }.

## cause

cause-one = The most likely cause: { $cause } ({ $p }).
cause-sure = The cause: { $cause }.
cause-two = The most likely cause: { $cause } ({ $p }). If not that: { $other } ({ $q }).
cause-unknown = We can't tell what the cause was.

## chance

chance-always = almost always
chance-cases = in { $a } of { $b } cases
chance-over = over { $p }
chance-rarely = very rarely
chance-under = under { $p }

## change

change-lead = Choose another answer. Later answers that no longer fit are dropped.
change-leave-out = Remove this answer
change-now = Your answer so far: { $answer }
change-title = Change an answer

## check

check-both = { $errors }, { $warnings }
check-cars = { $n ->
    [one] 1 car
   *[other] { $n } cars
    }
check-errors = { $n ->
    [0] no error
    [one] 1 error
   *[other] { $n } errors
    }
check-lacks = The twin of `{ $car }` lacks `{ $what }`.
check-lacks-do = In twin.toml, say how it is put into the plant, or what hands do and eyes see; see docs/twin.md.
check-new = Fill in car.toml, then: { $command }
check-no-car = There are no cars in { $folder }.
check-no-car-do = A car is a folder with a file car.toml in it.
check-no-problem = no problem
check-summary = { $cars } checked: { $found }.
check-untranslated = There is no `{ $id }`: readers see English.
check-untranslated-do = Add: { $line }
check-warnings = { $n ->
    [one] 1 warning
   *[other] { $n } warnings
    }

## currency

currency-aud = { $n ->
    [one] Australian dollar
   *[other] Australian dollars
    }
currency-cad = { $n ->
    [one] Canadian dollar
   *[other] Canadian dollars
    }
currency-eur = { $n ->
    [one] euro
   *[other] euros
    }
currency-gbp = { $n ->
    [one] pound
   *[other] pounds
    }
currency-jpy = { $n ->
   *[other] yen
    }
currency-nzd = { $n ->
    [one] New Zealand dollar
   *[other] New Zealand dollars
    }
currency-usd = { $n ->
    [one] dollar
   *[other] dollars
    }

## dark

dark-cannot-get-out = Can you get out again? No, I am locked in
dark-get-out-typed = Can you get out again? If not, type ! and Enter.
dark-keep-door = No light, no power? Keep a door open while you are in the car: it may not open again from inside.

## date

date-day = { $day } { $month } { $year }
date-month = { $month } { $year }

## done

done-fixed = The usual way works again. Well done.
done-fixed-next = Find the cause and fix it
done-open = It is open. Well done.
done-open-next = Open it
done-secured = It closes and locks again. Well done.
done-secured-next = It won't close or lock
done-what-next = What now?

## emergency

emergency-alarm = CALL 112 NOW. In North America call 911. Put the phone on speaker.
emergency-any-button = Hold the { -trunk } button on the fob. Press every { -trunk } button in the car.
emergency-any-door = Open any door, with the metal key if it is locked. Keep it open.
emergency-back = No one trapped? Press Enter, and the question comes back.
emergency-cabin-doors = Press unlock on the fob and pull every door handle.
emergency-cabin-inside = Someone inside is awake? Show them through the window: pull the inside handle twice, or press the unlock button by the door.
emergency-cabin-key = No answer from the car? Turn the metal key in the driver's door. Most fobs have one inside.
emergency-cabin-spare = Keys inside too? Open it with the maker's app or the spare key, or ask the operator. Wait only while they are awake and cool.
emergency-cabin-window = A hot day, no answer from inside, or no time: break the side window farthest from them. Hit it at a corner.
emergency-call = Call { $number }
emergency-call-now = Call first. Put the phone on speaker.
emergency-call-number = Call { $number } now.
emergency-call-numbers = Call 112, or 911 in North America, now.
emergency-cool = Once they are out: shade, and water to drink and to cool the skin. No ice bath.
emergency-country = Where
emergency-first = Is someone, or a pet, trapped inside? Call 112, or 911 in North America, first.
emergency-first-number = Is someone, or a pet, trapped inside? Call { $number } first.
emergency-first-typed = Is someone, or a pet, trapped inside? Type ! and Enter at any time, and call 112, or 911 in North America.
emergency-first-typed-number = Is someone, or a pet, trapped inside? Type ! and Enter at any time, and call { $number }.
emergency-handle = Tell them to look for a glow-in-the-dark handle near the latch and pull it. It can fail, so keep going.
emergency-know-car = Which car is it?
emergency-line = Is someone, or a pet, trapped inside?
emergency-meanwhile = Do what you are told, and talk to whoever is inside. Meanwhile, in this order:
emergency-now = CALL { $number } NOW. Put the phone on speaker. In another country: 112 or 911.
emergency-number = Number
emergency-numbers = Emergency numbers
emergency-numbers-note = Most phones treat 112, 911 and 999 as emergency numbers and connect you to local help.
emergency-other = In another country? See the list below.
emergency-say-where = Say where you are, and that someone is trapped in a car.
emergency-searched = No one trapped? Search for “{ $typed }”.
emergency-set-region = I am here
emergency-source = Source
emergency-through-cabin = Get to them through the cabin: fold the rear seats or reach over them.
emergency-title = Someone is trapped inside
emergency-what-to-do = What to do
emergency-window = No door opens? Break the side window farthest from them. Hit it at a corner.
emergency-yourself = Locked in yourself? Pull the inside door handle twice, hard. Try every door. Shout and bang.

## end

end-call = Call a { -repair-shop } you trust. Show them what you tried.
end-keep = Help others: keep what happened
end-keep-file = Save it as a file
end-keep-what = One line: the car, your answers, and what worked. Nothing about you. It stays on your device until you send it: whoever runs this guide can learn from it.
end-left-out = You skipped these steps. One of them may still help:
end-reached = You are there: nothing is left to do.
end-stop = We have no more advice
end-try-it = After all that was done, it should work now. Try it.

## facts

facts-applies = for
facts-car = the car
facts-conflict = Sources disagree. Another one says, in
facts-gaps = Looked for but not found
facts-known = What is known, and where it comes from
facts-maybe-broken = What may be broken, and how likely before anything is known
facts-mistakes = mistakes to avoid
facts-none = Nothing with a source. We use what holds for every car of this body style.
facts-not-known = What we don't know about your car, and how likely
facts-recalls = Recalls and bulletins
facts-safety = safety
facts-says = Sources disagree. { $source } says: { $what }
facts-signs = What may be noticed, and told at any time
facts-settings = How to change settings
facts-sister = reported for a related car
facts-sources = Sources
facts-steps = Steps, with their names for --saw
facts-title = What we know about this car
facts-undated = No date means nobody recorded when we read it.
facts-ways = Ways to open it

## find

find-a-car = A car
find-all = All cars
find-another-model = another model
find-button = Search
find-by-body = By body style
find-by-name = Search by name
find-by-wrong = By what is wrong
find-convertible = convertible
find-coupe = coupe
find-hatch = hatchback
find-hint = For example: Civic 2008
find-neighbours = Other models
find-none = No car matches “{ $typed }”. Type make and model, such as Civic 2008, or pick the body style that fits.
find-not-listed = My car is not listed
find-not-listed-lead = Pick the body style that fits. The guide then asks what it needs to know.
find-other-years = other years
find-results = Cars matching “{ $typed }”
find-pickup = pickup
find-sedan = sedan
find-suv = SUV
find-unlisted-lead = We know no facts of this model. The guide goes by its body and asks what it needs to know.
find-van = van
find-wagon = wagon
find-which = Which car is it?

## frame

frame-back = Back
frame-home = Home page
frame-language = Language
frame-copied = Link copied
frame-copy = Copy link
frame-keep = Add to home screen
frame-pocket-empty = Without scripts, this copy of the guide has only the first step for each car.
frame-pocket-loading = Loading the guide so that it works without a network:
frame-pocket-lost = The guide could not be loaded for use without a network.
frame-pocket-ready = This guide now works without a network.
frame-print = Print
frame-privacy = Nothing about you is stored. All your answers are in the address of this page.
frame-share = Share
frame-skip = Skip to the main content

## gaps

gaps-bodies = By body style: what to find out first about a car of which we know no facts
gaps-lead = What nobody knows of these cars, and what knowing it would save in one case on average
gaps-none = Nothing is left to find out that would change the advice.
gaps-line = { $car }: { $what }? (so far { $chance })
gaps-send = Do you know? A fact needs three things: where you read or saw it, the day, and what it says in a sentence of your own. How to send it: docs/users/facts.md.

## goal

goal-fixed = Find the cause and fix it
goal-open = Open the { -trunk }
goal-secured = It won't close or lock
goal-title = What do you want to do?

## grade

grade-inference = our own conclusion
grade-law = law
grade-mill = unreliable web page
grade-manual = owner's manual
grade-owners = owner reports
grade-service = service data
grade-web = web page

## guide

guide-code = This page online: point another phone's camera at the code.
guide-deeper = This page does not look further ahead. Call for help, or open the guide online.
guide-forgets = This page does not remember answers. It will ask again what you already answered.
guide-help = Who to call
guide-link = Each step has its own address. Copy it from the browser and send it: someone else can continue from there.
guide-made-of = Made from model
guide-odd = Start again with what you see now, or answer that you're not sure.
guide-offline = This page works offline. Keep it on your phone or print it.
guide-print-note = Printed: only the more likely ways.
guide-title = { $car }: the guide on one page

## hard

hard-care = needs some care
hard-fiddly = a bit fiddly
hard-hard = hard
hard-skilled = needs skilled hands

## help

help-back = Back: undo the last answer.
help-cannot = You can't do it: no strength, no light, no such part. We find another way.
help-emergency = Someone is trapped inside: what to do right now.
help-how = Do the step, then type the number of what you saw, and press Enter.
help-list = See your answers and change one.
help-no-change = You did it and nothing changed.
help-not-sure = You did it, but you can't tell what happened.
help-noticed = Tell what you noticed, such as rain or a noise.
help-safe = You can't break anything here. You can take answers back.
help-skip = Not now. We leave this step out.
help-stop = Stop here. You are told how to continue later.
help-tools = Say what you have with you. It can save steps.
help-why = Why this step, and what the causes may be.

## helper

helper-against = Against: { $what }
helper-alternatives = Other steps would cost more if done first, including your time
helper-before = before your answers { $p }
helper-causes = Likely causes
helper-cost = Expected cost to the end: { $cost }, with time at { $hourly } an hour. Nobody can do better than { $bound }.
helper-dearer = costs { $money } more if done first
helper-end = No step is left: see how it ends
helper-explanations = What explains everything
helper-first = First of all
helper-first-owner = Check that it is their car. Ask for proof of ownership.
helper-first-place = Is everyone clear of traffic? Is the car secured so it can't roll?
helper-for = For: { $what }
helper-made-sure = makes it certain
helper-fewer = { $money } less
helper-more = { $money } more
helper-next = Best step now
helper-none-known = none of the causes we know
helper-note = Note to read to the operator
helper-note-car = Car
helper-note-goal = Goal
helper-note-likely = Likely
helper-note-own = You can add to this note. What you type stays on this page: it is not sent, and it is gone when you leave the page.
helper-note-place = Where: (give the street and the town)
helper-note-tried = Answers so far
helper-nothing-told = No answers yet.
helper-odds = { $x } times the odds
helper-odds-less = { $x } times less
helper-price-facts = Prices we found, with their source
helper-prices = Who to call, and what it costs
helper-qr = Code for this case: point another phone's camera at it
helper-ruled-out = rules it out
helper-share = The link holds the whole case: send it, and someone else can continue from here.
helper-steps = Steps, best first
helper-steps-how = Open a step, do it, then choose how it went. This page comes back with the steps re-ranked.
helper-take-back = Undo the last answer
helper-title = For helpers

## home

home-knows = { $cars } models and every body style. What we know comes from owners' manuals, service texts and owners' reports, each statement with its source. The order of the steps is worked out from how the car is built and how its parts fail.
home-lead = For anyone whose { -trunk } won't open: one step at a time, the best step first.
home-title = Get the { -trunk } open

## law

law-build-date = It applies if your car was built in { $from } or later.
law-hinges = Whether it applies depends on { $what }.
law-no = It does not apply to this lid.
law-none = We know of no law about this lid.
law-not-shown = What we know about this car does not say.
law-note = In our own words, from the sources named. This is not legal advice.
law-older = This car is older. The rule applies to cars built in { $from } or later.
law-shown = Of that, we know: { $what }.
law-title = What the law requires
law-unchecked = Not checked in the text of the law: { $what }
law-yes = It applies to this car wherever this law is in force.

## likely

likely-even = as likely as not
likely-hardly = very unlikely
likely-likely = likely
likely-not = not likely
likely-possible = possible
likely-sure = almost sure
likely-very = very likely

## links

links-card = Print a card for the glove box
links-care = Care, so it doesn't happen again
links-case = More options
links-facts = What we know about this car, with sources
links-helper = Page for helpers: causes, prices, note
links-noticed = What have you noticed? Battery off, rain, a noise …
links-settings = How to change this setting
links-tools = Your tools, and what your time is worth
links-what-if = Try what happens when a part fails

## list

list-and = and
list-or = or

## doubt

doubt-change = If it was different, change it. If not, just go on: faults can come and go.
doubt-says = One answer hardly fits the others: { $what }

## misfit

misfit-lead = Faults can come and go, and no two cars are quite alike. Nothing is lost.
misfit-title = These answers are unusual together

## money

money-converted = Prices were found in US dollars and converted: one US dollar is about { $rate } { $money } ({ $when }). They vary by place and time of day.
money-in-dollars = All amounts are in US dollars, as in most sources. They vary by place and time of day.
money-less = less than 1 { $money }
money-many = about { $n } { $money }
money-no-charge = no extra charge
money-nothing = nothing
money-one = about 1 { $money }
money-range = { $from } to { $to } { $money }
money-sum = { $n } { $money }

## month

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## next

next-ask-again = Then ask again with one of these added:
next-learned = { $n ->
    [one] The numbers were learned from one case.
   *[other] The numbers were learned from { $n } cases.
    }
next-numbers = For the numbers, add --figures.
next-outcomes = Instead of an outcome also: not_sure, cannot, skipped, no_change.

## noticed

noticed-all = Show everything again
noticed-button = Continue
noticed-found = What fits your words
noticed-hint = Type words such as: battery disconnected
noticed-history = What happened before
noticed-lead = Tick what is true, in any order. Each one makes the steps fit better. Leave open what you don't know.
noticed-measured = Measured or known
noticed-none = Nothing here fits “{ $typed }”. Try other words, or look through the list.
noticed-noticed = What you see or hear
noticed-number-volts = Or type what it measures, in volts
noticed-number-years = Or type its age, in years
noticed-search = Search what you noticed
noticed-take-back = Take back
noticed-take-back-what = Take back: { $sign }
noticed-title = What have you noticed?
noticed-told = Ticked already
noticed-tried = What you tried

## number

number-mark = ,
number-point = .

## picture

picture-hidden = A dashed ring means it is hidden behind something there.
picture-mark = { $point } ({ $act })
picture-shows = The picture shows { $what }.

## plan

plan-best = best
plan-calls = calls for help
plan-clairvoyant = clairvoyant (bound)
plan-cost = cost
plan-done = done
plan-go-to = go to { $number }
plan-minutes = minutes
plan-nothing = no more advice
plan-policy = policy
plan-rare = rare, not shown
plan-summary = Expected cost { $cost }; nobody can do better than { $bound } (gap { $gap }). Found in { $seconds } s.

## quantity

quantity-about = about { $n }
quantity-span = { $from } to { $to }

## record

record-ask = May we write what happened into { $file }?
record-cause = What was the cause?
record-cause-unknown = Something else, or not known
record-no = No
record-saved = Written down as { $id }.
record-what = One line: the car, your answers, the cause if you know it, and what worked. Nothing about you, and nothing is sent anywhere.
record-yes = Yes, write it down

## resume

resume-changed = The guide for this car has changed since. Your answers still count.
resume-kept = What you told is kept on this machine, in { $file }. To go on:
resume-on = { $n ->
    [0] Going on from where you stopped.
    [one] Going on from where you stopped, with 1 thing you told.
   *[other] Going on from where you stopped, with { $n } things you told.
    }

## region

region-au = Australia
region-ca = Canada
region-eu = European Union
region-gb = United Kingdom
region-jp = Japan
region-nz = New Zealand
region-us = United States

## shape

shape-convertible = Convertible: a folding roof and a lid
shape-coupe = Coupe: two doors and a lid
shape-hatch3 = Hatchback with two side doors
shape-hatch5 = Hatchback with four side doors
shape-liftback = Liftback: as long as a sedan, with a back door
shape-sedan = Sedan: four doors and a lid
shape-suv = SUV: high, with a back door
shape-van = Van: high and square
shape-wagon = Wagon: a long roof and a back door

## source

source-not-noted = date read not recorded
source-published = { $read }, from { $date }
source-read = read { $date }

## sources

sources-none = No source is named for this car.
sources-weak = What rests on one weak source, and how much the advice leans on it (share of people who come to that step, or likelihood of that cause)
sources-weak-none = Nothing rests on one weak source.
sources-statements = { $n ->
    [one] 1 statement
   *[other] { $n } statements
    }

## stale

stale-gone = This car does not have these answers, so they were left out: { $what }
stale-note = This link was made with an earlier version of what we know about this car. The advice may be different now.

## standing

standing-answers = { $n ->
    [0] You haven't answered anything yet.
    [one] You have given 1 answer.
   *[other] You have given { $n } answers.
    }
standing-fixed = It is not fixed yet.
standing-later = To see the next step later:
standing-open = The { -trunk } is not open yet.
standing-secured = The { -trunk } does not close yet.

## step

step-again = You did this before. Try it once more, now that you have done this: { $title }.
step-call-when = Call when:
step-cost = Costs { $money }
step-get-first = Get this first: { $tool } ({ $time })
step-leaves = What stays changed
step-known = Most likely so far: { $cause } ({ $p }).
step-left = On average { $time } left from here.
step-now = Step { $step }
step-now-opens = Step { $step }. Opens the { -trunk } in { $p } of cases.
step-mistake = Avoid this mistake:
step-price = Price: { $price }. Time: { $time }, including the wait.
step-tools = You need: { $tools }
step-warning = Careful
step-where = Where: { $place }

## time

time-hour-and-half = about an hour and a half
time-hours = { $n ->
    [one] about an hour
   *[other] about { $n } hours
    }
time-minutes = { $n ->
    [one] about 1 minute
   *[other] about { $n } minutes
    }
time-moment = less than a minute
time-no-wait = no waiting
time-once-in-years = { $n ->
    [one] about once a year
   *[other] about once in { $n } years
    }
time-range = { $from } to { $to } minutes
time-range-hours = { $from } to { $to } hours
time-range-mixed = { $from } minutes to { $to } hours
time-seconds = { $n ->
    [one] about 1 second
   *[other] about { $n } seconds
    }
time-since = since { $year }
time-times-a-year = { $n ->
    [one] about once a year
   *[other] about { $n } times a year
    }

## tools

tools-button = Continue
tools-have = I have it
tools-lack = I don't
tools-lead = This can save steps. Leave open what you don't know.
tools-money = Money, time and units
tools-prices-in = Show prices in
tools-title = What do you have with you?
tools-units = Units
tools-units-metric = km, m, °C
tools-units-uk = miles, m, °C
tools-units-us = miles, feet, °F
tools-unknown = No idea
tools-worth = What is an hour of your time worth, in { $money }?
tools-worth-why = We use it to weigh time against money. In a hurry? Enter more.

## trouble

trouble-again = Back to the home page
trouble-bad-address = This address can't be read
trouble-busy = Too many people are asking right now. Try again in a moment.
trouble-inside = Our mistake. Nothing is lost: your answers are in the address. Try again.
trouble-intricate = The description of this car is too intricate for us to work this out.
trouble-long = This address is too long
trouble-long-do = It can have at most 8,000 characters. Start over, or remove old answers.
trouble-no-car = There is no car “{ $name }”
trouble-many = These are too many answers
trouble-many-do = We can take at most { $most }. Start over, or remove old answers.
trouble-no-goal = We have no guide for that on this car
trouble-no-page = There is no such page
trouble-perhaps = Did you mean one of these?
trouble-slow = This took too long. Try again.
trouble-title = That didn't work
trouble-tools = A tool can't be both there and missing. Tell us again what you have.

## unit

unit-feet = feet
unit-inches = inches
unit-miles = miles

## unlisted

unlisted-body = We know no facts of this model. Here is what holds for { $body }.
unlisted-of = We know no facts of this model. Here is what holds for { $body } of { $years }.
unlisted-convertible = a convertible
unlisted-coupe = a coupe
unlisted-hatch = a hatchback
unlisted-pickup = a pickup
unlisted-sedan = a sedan
unlisted-suv = an SUV
unlisted-van = a van
unlisted-wagon = a wagon
unserved-pickup = We have no steps for a pickup’s tailgate. What usually holds: unlock the doors with the fob or the metal key, then use the handle or button on the tailgate. If the tailgate has a keyhole, turn the metal key in it. A bed cover or cap has a lock of its own. Still shut? Call a dealer or a locksmith.

## view

view-bench = the rear seat from the front
view-dash = the dash
view-door = the driver's door from outside
view-fob = remote and phone
view-fob-card = remote, key card and phone
view-front = the car from the front
view-hood = the space under the { -hood } from the front
view-open = the open { -trunk }
view-open-front = the open front { -trunk }
view-rear = the car from behind
view-shut = the inside of the closed { -trunk }, seen from the rear seat
view-side-left = the car from the left
view-side-right = the car from the right
view-top = the car from above

## whatif

whatif-because = Because of this: { $what }
whatif-break = Break it: { $what }
whatif-fails = These no longer open it
whatif-first = What to do, step by step
whatif-helps = What else would help
whatif-lead = Tap a part to break it. See which ways still open the { -trunk }. Nothing happens to your car.
whatif-let = Set: { $what }
whatif-let-not = Undo: { $what }
whatif-mend = Fix it: { $what }
whatif-never = On a typical car these would not open it
whatif-no-straw = No single failure more locks you out.
whatif-not-so = Not so: { $what }
whatif-opens = It still opens without help.
whatif-others = Settings, equipment, circumstances
whatif-parts = Parts
whatif-picture = The car with its parts, numbered as in the list below
whatif-reset = Reset everything
whatif-shut = Nothing opens it without help.
whatif-straws = One more of these and you are locked out
whatif-title = What if something fails?
whatif-wants = It would take: { $what }
whatif-works = These still open it

## why

why-call = Going on alone would cost more than this call, on average.
why-done = you are done.
why-each-answer = What each answer would mean
why-end = To the end
why-fetch = With it, the next steps are worth the trip.
why-if = If: { $answer }
why-look = The answer saves steps later.
why-nothing = then we have no more advice
why-numbers = The numbers
why-opens-way = It makes the next steps possible.
why-opens-way-to = It makes the next step possible: { $step }.
why-points-to = It points to: { $cause } ({ $p }).
why-share = { $p } of people with this problem would give exactly these answers.
why-recall = Recall or bulletin { $number }: { $what } A dealer can look up whether it was done.
why-setting = { $title }: `decklid show { $car }` says how.
why-tells = The answer tells us more about: { $cause }.
why-then = then: { $step }
why-title = Why this step?
why-to-the-end = On average { $time } and { $money }. You get there without help { $cases }.
why-works = It works { $cases } and takes { $time }.

## wrong

wrong-clicks = I hear it click or hum, but it stays shut
wrong-dark = I'm in the car, and everything is dark
wrong-fob-dead = Nothing happens when I press the remote
wrong-not-closing = It is open and won't close or lock
wrong-noticed = I noticed something, such as rain, frost or a battery that was off
wrong-other = Something else, or I don't know
wrong-reacts = The car responds to the remote, but the lid doesn't
wrong-works-sometimes = I got it open and want to find the cause
