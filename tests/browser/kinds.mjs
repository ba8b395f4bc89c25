// One address of every kind of page.

const told = "saw=hold_fob_button.nothing&saw=turn_blade_in_lid.not_sure";
export const kinds = {
  home: "/",
  search: "/find?q=civic",
  shapes: "/find?body=any",
  nothing: "/find?q=zzzz",
  step: "/guide/mini-r50-r53-hatch",
  answered: `/guide/sedan?${told}`,
  open: "/guide/sedan?saw=hold_fob_button.opened",
  change: `/change/sedan?${told}&at=1`,
  misfit: "/guide/sedan?have=coin_cell&lack=coin_cell",
  tools: `/tools/sedan?${told}`,
  helper: `/helper/sedan?${told}`,
  facts: "/facts/mini-r50-r53-hatch",
  care: "/care/sedan",
  whatif: "/what-if/sedan",
  broken: "/what-if/mini-r50-r53-hatch?so=fob.cell_flat&so=car_battery.flat&so=door_cylinder.seized",
  emergency: "/emergency/sedan",
  trouble: "/guide/zzzz",
};
