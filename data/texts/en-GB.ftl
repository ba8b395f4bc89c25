### What British readers call otherwise than en.ftl has it.

-trunk = boot
-Trunk = Boot
-hood = bonnet
-fender = wing
-windshield = windscreen
-jumper-cables = jump leads
-license-plate = number plate
-repair-shop = garage
-roadside-assistance = breakdown cover
-gear-shift = gear lever
-hitch = tow bar

anchor-rear-handle-right = handle right of centre
body-liftgate = Estate or SUV
body-power-liftgate = Estate or SUV with a powered tailgate
body-trunk-lid = Saloon or coupé
find-coupe = coupé
find-sedan = saloon
find-wagon = estate
shape-coupe = Coupé: two doors and a lid
shape-sedan = Saloon: four doors and a lid
shape-wagon = Estate: a long roof and a back door
unlisted-coupe = a coupé
unlisted-sedan = a saloon
unlisted-wagon = an estate
