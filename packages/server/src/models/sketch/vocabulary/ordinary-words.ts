/** Ordinary English that looks like something to draw, and is never taken for a slip of it: a "month" is no moth. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `access activity adventure airline align alloy alter america applies arise artistic assistant astronomy athletic
  australian automotive aware backspace backward bacterial badge barry basic basin basis batch began belle beta
  better betty bingo blackjack blame bloody boost bother breach breaks breeds broad broke brunch bulletin burner
  calm campus canberra cancel cannon carb carbon carnival cattle chief choir choke chuck circuits claim classics
  clever clinical closest colder combo compiler composer compute confident congo consider consumer contains
  continent convenient convergence cooler cordless corps creative crime dashboard deliver demos departmental
  develops directive dividend drugs dynamics electricity electron electronic employer exclusion expansion explore
  factor favor fibre fight fisheries fits flesh flush focal follow forecast former frankfurt freeze furry gary
  gender genius genre giggle glade grades grams greene greet grill gross grown harvey haven headline healthy heard
  heath hostel hungary indoor insider inventory investor jokes journalism kernel knows larry launcher leonard
  literary lounge machinery magnetic maintain major malta manage manga margaret maria marker marsh match matte mayor
  meant mechanism mercy meta metal metres minister minor month moore nodes oliver outdoor overall overcome paradise
  parish paste patients peterson photographic photography physical placement plunge policy possible poster potter
  presence preset president prevent processor profession programme projects province pulse pursue quilt radius ratio
  reach receive religious renewable report research retrieval retrieve revision roster roulette rules safer sales
  salon satin saves scanner scary scream seattle sensor series server shares sharp shimmer shock shoppers slave
  sleek slower smell smilies snowboard sorts spears sphinx spice spine spoke spotlight springer sprint start status
  statute sticky stocks stood stories stranger stroll stuck stylish sucks suffer suite summaries sunday superior
  surprise teaches technologies teenage telephony tells template temporal terrain threat thriller tier titanium
  toner topics tourism trail treasurer treasury trick tries trunk tuner universal viral vital voice wages waiver
  wales walter wellington wellness wendy whole words would writes`.split(/\s+/),
)
