//! Places where numbers were read. Copies of service manuals are third-party copies.

/// Land Rover Discovery 2000, body control unit: debouncing of inputs.
pub(super) const LAND_ROVER_BCU: &str = "https://lemon-manuals.org.ua/Land%20Rover/2000/Discovery/Repair%20and%20Diagnosis/Accessories%20%26%20Equipment/Memory%20Modules/Body%20Control%20Unit/Operation/Notes";
/// Chrysler Voyager 2002, power door locks: pulse, stuck switch.
pub(super) const CHRYSLER_LOCKS: &str = "https://lemon-manuals.org.ua/Chrysler/2002/Voyager%20EC/Repair%20and%20Diagnosis/Body%20%26%20Frame/Body%2C%20Cab%20Control%20Systems/Body%20Control%20Modules/Description/Power%20Door%20Lock%20System";
/// Dodge Viper 2003, electric unlatching.
pub(super) const VIPER_UNLATCH: &str = "https://lemon-manuals.la/Dodge%20and%20Ram/2003/Viper/Repair%20and%20Diagnosis%20%28Single%20Page%29/Body%20%26%20Frame/Windows/Body%20Diagnostic%20Procedures/System%20Description%20And%20Functional%20Operation/Power%20Door%20Entry%20System/Notes/";
/// Buick LeSabre 2003, trunk release relay.
pub(super) const LESABRE_TRUNK: &str = "https://charm.mcallihan.com/Buick/2003/LeSabre%20V6-3.8L%20VIN%20K/Repair%20and%20Diagnosis/Body%20and%20Frame/Doors%2C%20Hood%20and%20Trunk/Trunk%20%2F%20Liftgate/Description%20and%20Operation/Luggage%20Compartment%20%28General%29";
/// Saturn LS 2000, trunk release output.
pub(super) const SATURN_RELEASE: &str = "https://manuals.autorepairshq.com/Saturn/2000/LS2%20V6-3.0L%20VIN%20R/Repair%20and%20Diagnosis/Body%20and%20Frame/Locks/Keyless%20Entry/Testing%20and%20Inspection/Symptom%20Related%20Diagnostic%20Procedures/Diagnostic%20Charts%20-%20Symptoms/Chart%205%20-%20B3268%20Trunk%20Release%20Output%20Circuit%20High";
/// Fiat, central locking: play protection, supply.
pub(super) const FIAT_LOCKS: &str = "http://4cardata.info/elearn/136/2/2007046/2000709/2002129/3309464";
/// Buick Regal 2009, stuck exterior switch.
pub(super) const REGAL_SWITCH: &str = "https://gm.saturn.team/Buick/Regal/2009/99/4/7702/145014";
/// MINI R50 2003, central locking.
pub(super) const R50_LOCKS: &str = "https://myvehicle.help/Mini/2003/Cooper%20%28R50%29%20L4-1.6L%20%28W10%29/Repair%20and%20Diagnosis/Body%20and%20Frame/Locks/Description%20and%20Operation";
/// Ford Focus 2016, release of the luggage compartment lid.
pub(super) const FORD_LID: &str = "https://lemon-manuals.la/Ford/2016/Focus%20S%2C%20Automatic%20DCT%20Trans%2C%20Gas/Repair%20and%20Diagnosis%20%28Single%20Page%29/Accessories%20%26%20Equipment/Anti-Theft%20Systems/Handles%2C%20Locks%2C%20Latches%20And%20Entry%20Systems%20%28Except%20Electric%20Vehicle%29/Description%20And%20Operation/Handles%2C%20Locks%2C%20Latches%20and%20Entry%20Systems%20-%20Vehicles%20With%3A%20One-Touch%20Open%20and%20Close%20Front%20Windows%20-%20System%20Operation%20and%20Component%20Description/System%20Operation/Liftgate%2FLuggage%20Compartment%20Lid%20Release/";
/// Chevrolet HHR 2008, liftgate release.
pub(super) const HHR_RELEASE: &str = "https://alloemmanuals.com/manual/Chevrolet/2008/HHR%20LT%2C%202.4%20P%2C%20Automatic/Repair%20and%20Diagnosis/External%20Pages/Different%20car/Section%20626%20(Power%20Door%20Lock%20System%20And%20Release%20Systems)/Diagnostic%20Information%20and%20Procedures/DTC%20B312A/Circuit%2FSystem%20Description";
/// Pontiac Grand Am 2000, trunk release.
pub(super) const GRAND_AM_RELEASE: &str = "https://gm.saturn.team/Pontiac/Grand_Am/2000/10/9/975/9770";
/// Cadillac Eldorado 2001, trunk release function.
pub(super) const ELDORADO_RELEASE: &str = "https://charm.li/Cadillac/2001/Eldorado%20Touring%20V8-4.6L%20VIN%209/Repair%20and%20Diagnosis/Body%20and%20Frame/Body%20Control%20Systems/Body%20Control%20Module/Description%20and%20Operation/Trunk%20Release%20Function";
/// BMW E93 2012, boot lid by remote.
pub(super) const E93_REMOTE: &str = "https://lemon-manuals.org.ua/BMW/2012/335is%202D%20Convertible%2C%20Standard%20Trans/Repair%20and%20Diagnosis%20%28Single%20Page%29/General%20Information/OEM%20General%20Information/Functional%20Description%20-%20E93%20-%20Charging%2C%20Anti-Theft%2C%20Body%20Electrical%20And%20HVAC%20Systems/Anti-Theft%20Systems%20-%20Functional%20Description/Remote%20Key/Brief%20component%20description/Main%20functions/Boot%20lid%2Ftailgate%20operation%20%28remote%20control%29/";
/// MINI 2015, owner's manual.
pub(super) const COUNTRYMAN_MANUAL: &str =
    "https://www.autoguidegalaxy.com/2015-mini-paceman-owner-s-manual/2/?srch=lock";
/// Volvo S80 2009, standard locking.
pub(super) const VOLVO_LOCKS: &str = "https://lemon.leoquadpod.com/Volvo/2009/S80%20Base/Repair%20and%20Diagnosis%20%28Single%20Page%29/Electrical/Body%20Electrical/Miscellaneous%20Electrical%20-%20Design%20And%20Function%20-%205%20Of%205/Standard%20Central%20Locking%20System/System%20Overview/Standard%20Locking%20Function/";
/// Volvo S80 2009, automatic relocking.
pub(super) const VOLVO_RELOCK: &str = "https://lemon-manuals.la/Volvo/2009/S80%20Base/Repair%20and%20Diagnosis%20%28Single%20Page%29/Electrical/Body%20Electrical/Miscellaneous%20Electrical%20-%20Design%20And%20Function%20-%205%20Of%205/Standard%20Central%20Locking%20System/Function/Automatic%20Re-Locking%20After%20Unlocking/";
/// Nissan Frontier 2004, automatic relock.
pub(super) const NISSAN_RELOCK: &str = "https://lemon-manuals.la/Nissan-Datsun/2004/Frontier%20Base%2C%20Automatic/Repair%20and%20Diagnosis%20%28Single%20Page%29/Accessories%20%26%20Equipment/Anti-Theft%20Systems/Power%20Door%20Lock%20System%20%26%20Vehicle%20Security%20System/Remote%20Keyless%20Entry%20System/System%20Description/Operation%20Procedure/Auto%20Relock%20Operation/";
/// Toyota Prius 2008, automatic lock.
pub(super) const PRIUS_RELOCK: &str = "https://lemon-manuals.org.ua/Toyota/2008/Prius%20Base/Repair%20and%20Diagnosis/Electrical/Body%20Electrical/OEM%20System%20Circuits/Wireless%20Door%20Lock%20Control%20System%20without%20Smart%20Entry%20System/System%20Outline/Auto%20Lock%20Function/";
/// BMW 535i 2009, owner's manual p. 40.
pub(super) const BMW_RELOCK: &str = "https://azmanual.top/manuals/601900/bmw-535i-xdrive-sports-wagon-2009-550i-sedan-2009-535i-xdrive-sedan-2009-535i-sedan-2009-528i-xdrive-sedan-2009-528i-sedan-2009-2009-5-series.html?page=42";
/// owners on the R50: lamps flash on opening and closing.
pub(super) const R50_FLASHES: &str = "https://www.pistonheads.com/gassing/topic.asp?h=0&t=1099534";
/// Honda Insight 2021, key lockout prevention.
pub(super) const HONDA_KEY_IN: &str = "https://lemon-manuals.org.ua/Honda/2021/Insight%20EX/Repair%20and%20Diagnosis%20%28Single%20Page%29/Body%20%26%20Frame/Door%20Locks/Security%20System%20%2F%20Keyless%20Entry%20System%20-%20Testing%20%26%20Troubleshooting/System%20Description/Keyless%20Access/Key%20Lockout%20Prevent%20Function/";
/// Buick owners: holding overrides the lockout protection.
pub(super) const GM_OVERRIDE: &str = "http://www.buiclub.com/info-3484.html";
/// BMW M2 2019, crash unlocking.
pub(super) const BMW_CRASH: &str = "https://lemon-manuals.org.ua/BMW/2019/M2%20Standard%20Trans/Repair%20and%20Diagnosis%20%28Single%20Page%29/General%20Information/OEM%20General%20Information/Functional%20Description%20-%20F22%2FF23%2FF87%20%282%20Of%202%29/Anti-Theft%20System%20-%20Functional%20Description/Central%20locking%20system/System%20functions/Crash%20unlocking/";
/// BMW E60 2005, crash unlock.
pub(super) const E60_CRASH: &str = "https://manuals.autorepairshq.com/BMW/2005/530%20%28E60%29%20L6-3.0L%20%28M54%29/Repair%20and%20Diagnosis/Accessories%20and%20Optional%20Equipment/Description%20and%20Operation/Technical%20Training/%20%28E60%29%20525%2C%20530%2C%20545%20General%20Vehicle%20Electrical%20Systems/General%20Electrical%20New%20Features/Central%20Locking%20System/Crash%20Unlock";
/// Mercedes W203 2002, emergency unlocking.
pub(super) const W203_CRASH: &str = "https://manuals.autorepairshq.com/Mercedes%20Benz/2002/C%20230%20Kompressor%20%28203.747%29%20L4-2.3L%20SC%20%28111.981%29/Repair%20and%20Diagnosis/Body%20and%20Frame/Locks/Power%20Locks/Description%20and%20Operation/Function%20Description%20of%20Central%20Locking%20%28CL%29/Central%20Locking%20Emergency%20Unlocking%2C%20Function";
/// Mazda CX-9, collision unlocking.
pub(super) const CX9_CRASH: &str = "https://charm.li/Mazda/CX-9%2010%2F2012%20-%2002%2F2016%20%28d9f9-1a-22c_ver18%29/esicont/srvc/html/id091400191800.html";
/// MINI 2007, owner's manual.
pub(super) const MINI_MANUAL_2007: &str =
    "https://www.autoguidegalaxy.com/2007-mini-hardtop-2-door-owner-s-manual//?srch=tailgate";
/// BMW owners: low fob cell, locking not done.
pub(super) const BMW_FOB_CELL: &str = "http://www.z4-forum.com/threads/key-fob-not-locking-but-locking.147956";
/// BMW owners: two seconds between passive entries.
pub(super) const BMW_PACING: &str = "https://www.bavarianmw.com:443/guide-428.html";
/// Chevrolet Malibu 2009, output fault.
pub(super) const MALIBU_OUTPUT: &str = "https://gm.saturn.team/Chevrolet/Malibu/2009/dtc/122418";
/// R50 owners: held too long, the latch does not catch.
pub(super) const R50_OVERHOLD: &str = "https://www.northamericanmotoring.com/forums/r50-r53-hatch-talk-2002-2006/1397-help-the-rear-door-on-my-mini-won-t-latch-printthread.html";
/// MINI 2002, owner's manual.
pub(super) const R50_MANUAL: &str =
    "https://www.carmanualsonline.info/mini-hardtop-2-door-2002-owner-s-manual//?srch=ECU";
/// R53 owners: the hatch after the second press.
pub(super) const R53_SECOND: &str = "https://www.northamericanmotoring.com/forums/stock-problems-issues/334617-hatch-won-t-open-2002-mcs-printthread.html";
/// R56 owners: holding, and locking again after twenty seconds.
pub(super) const R56_FOB: &str =
    "http://www.mini2.com/forum/maintenance-mini-care/190998-key-fob-trunk-unlock-function.html";
/// MINI 2008, owner's manual.
pub(super) const R56_ACCESS: &str =
    "https://www.autoguidegalaxy.com/2008-mini-hardtop-2-door-owner-s-manual/2/?srch=door+lock";
/// MINI 2010, owner's manual.
pub(super) const R56_MANUAL: &str = "https://www.autoguidegalaxy.com/2010-mini-cooper-owners-manual/?srch=panel";
/// MINI Coupe 2013, owner's manual.
pub(super) const MINI_COUPE_MANUAL: &str =
    "https://www.autoguidegalaxy.com/2013-mini-coupe-owner-s-manual/?srch=sunroof";
/// Honda Civic 2022, owner's manual, trunk.
pub(super) const CIVIC_TRUNK: &str =
    "https://carclubsusa.com/honda/civic/info/owners-manuals/2022/opening-and-closing-the-trunk/";
/// 65 FR 63014, FMVSS 401: automatic release within five minutes.
pub(super) const LAW_401_FINAL: &str = "http://federal.elaws.us/fr/10/20/2000/00-27038";
/// 67 FR 19518, FMVSS 401: front trunks.
pub(super) const LAW_401_FRONT: &str = "http://federal.elaws.us/fr/4/22/2002/02-9677";
/// Dodge Charger, owner's manual, doors and trunk.
pub(super) const CHARGER_KEYS: &str =
    "https://www.docharger.org/dodge_charger_to_lock_unlock_the_doors_and_trunk-6.html";
/// Mercedes W203 2002, trunk latch release.
pub(super) const W203_BUTTON: &str = "https://manuals.autorepairshq.com/Mercedes%20Benz/2002/C%20230%20Kompressor%20%28203.747%29%20L4-2.3L%20SC%20%28111.981%29/Repair%20and%20Diagnosis/Body%20and%20Frame/Doors%2C%20Hood%20and%20Trunk/Trunk%20%2F%20Liftgate/Trunk%20%2F%20Liftgate%20Latch%20Release%20Cable/Description%20and%20Operation";
/// Kia Optima 2020, owner's manual, trunk.
pub(super) const OPTIMA_TRUNK: &str = "https://carclubsusa.com/kia/optima/info/owners-manuals/2020/trunk/";
/// Kia Optima 2020, owner's manual, doors.
pub(super) const OPTIMA_DOORS: &str = "https://carclubsusa.com/kia/optima/info/owners-manuals/2020/door-locks/";
