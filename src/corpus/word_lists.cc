#include "src/corpus/word_lists.h"

#include <array>

namespace attune::corpus {
namespace {

using List = std::span<const std::string_view>;

constexpr std::string_view kProducts[] = {
    "router",       "tablet",        "washing machine", "laptop",         "headset",        "coffee maker",
    "printer",      "monitor",       "keyboard",        "dishwasher",     "kettle",         "phone case",
    "bookshelf",    "desk lamp",     "armchair",        "mattress",       "bicycle helmet", "hiking boots",
    "rain jacket",  "backpack",      "suitcase",        "camera",         "tripod",         "smart watch",
    "speaker",      "television",    "set-top box",     "sewing machine", "lawn mower",     "garden hose",
    "drill",        "toolbox",       "paint set",       "blender",        "toaster",        "microwave",
    "freezer",      "dehumidifier",  "fan heater",      "air purifier",   "baby monitor",   "car seat",
    "pushchair",    "high chair",    "office chair",    "standing desk",  "filing cabinet", "wardrobe",
    "curtain rail", "tent",          "sleeping bag",    "camping stove",  "kayak",          "tennis racket",
    "yoga mat",     "exercise bike", "guitar",          "piano stool",    "microphone",     "projector",
    "e-reader",     "memory card",   "hard drive",      "power bank",     "solar panel",    "doorbell",
    "thermostat",   "smoke alarm",   "water filter",    "bread bin"};

constexpr std::string_view kColours[] = {"black",   "white",    "navy",       "green",  "dark red", "beige",
                                         "silver",  "graphite", "teal",       "orange", "ivory",    "purple",
                                         "mustard", "copper",   "light blue", "walnut"};

constexpr std::string_view kServices[] = {
    "broadband plan",   "family plan",      "basic plan",       "premium plan",   "savings account",
    "travel insurance", "home insurance",   "gift card",        "loyalty card",   "student discount",
    "monthly ticket",   "season pass",      "gym membership",   "parking permit", "library account",
    "water contract",   "energy contract",  "phone contract",   "magazine order", "meal box",
    "streaming bundle", "business account", "company card",     "hotel booking",  "seat reservation",
    "rental agreement", "warranty",         "maintenance plan", "delivery pass",  "newsletter",
    "voucher",          "photo book",       "language course",  "museum card",    "tax statement"};

constexpr std::string_view kRooms[] = {
    "kitchen",   "living room", "office",     "hallway",         "garage",       "garden",
    "workshop",  "bedroom",     "attic",      "basement",        "reception",    "warehouse",
    "classroom", "studio",      "front desk", "conference room", "holiday flat", "porch"};

constexpr std::string_view kDays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

constexpr std::string_view kNames[] = {
    "Dana",  "Miguel", "Priya",  "Tomasz", "Aisha",  "Henrik", "Lucia",  "Omar",   "Ingrid", "Kofi",
    "Mei",   "Pavel",  "Noor",   "Samuel", "Elena",  "Jonas",  "Fatima", "Victor", "Greta",  "Hassan",
    "Yuki",  "Clara",  "Dmitri", "Rosa",   "Anders", "Leila",  "Marco",  "Sofia",  "Emeka",  "Hanna",
    "Ravi",  "Judith", "Oscar",  "Beata",  "Carlos", "Nadia",  "Felix",  "Irene",  "Tariq",  "Wanda",
    "Hugo",  "Selma",  "Ivan",   "Amara",  "Bruno",  "Chloe",  "Edgar",  "Farah",  "George", "Helga",
    "Isaac", "Jasmin", "Kasper", "Lena",   "Mona"};

constexpr std::string_view kRelations[] = {
    "my sister",   "my brother",  "my husband",  "my wife",      "my neighbour", "my colleague",
    "my daughter", "my son",      "my flatmate", "my assistant", "my mother",    "my father",
    "my cousin",   "my landlord", "my partner",  "my manager",   "my uncle",     "my aunt"};

constexpr std::string_view kForms[] = {
    "address form",     "transfer form",    "registration form", "price list",   "user manual",
    "floor plan",       "size chart",       "catalogue",         "fact sheet",   "delivery note",
    "payment schedule", "opening hours",    "map of branches",   "consent form", "order summary",
    "packing list",     "membership rules", "recycling guide",   "energy label", "spare parts list"};

constexpr std::string_view kPages[] = {"Settings",    "Profile",   "Orders",  "Billing",  "Documents",
                                       "Preferences", "Downloads", "Contact", "Payments", "Delivery",
                                       "Devices",     "Security",  "Rewards", "Calendar"};

constexpr std::string_view kPayments[] = {
    "direct debit", "credit card", "bank transfer",    "debit card", "instalments",
    "gift card",    "invoice",     "cash on delivery", "cheque",     "standing order"};

constexpr std::string_view kMaterials[] = {
    "cotton", "steel",  "oak",     "leather",          "aluminium", "bamboo", "glass", "linen",
    "wool",   "rubber", "ceramic", "recycled plastic", "pine",      "marble", "cork",  "brass"};

constexpr std::string_view kVerbs[] = {"compare", "check",   "review",   "change",   "confirm",  "move",
                                       "rename",  "print",   "extend",   "transfer", "convert",  "combine",
                                       "split",   "upgrade", "register", "archive",  "download", "export",
                                       "select",  "measure", "reserve"};

constexpr std::string_view kAdverbs[] = {"usually",   "mostly",    "normally", "often",
                                         "generally", "currently", "already",  "simply",
                                         "also",      "typically", "mainly",   "sometimes"};

constexpr std::string_view kPlaceStarts[] = {
    "Ash",   "Birch", "Brook", "Clay", "Cross", "Dove",  "East",  "Elm",  "Fern",  "Fox",
    "Glen",  "Gold",  "Hazel", "Hart", "High",  "Holm",  "Kings", "Lake", "Lang",  "Linden",
    "Marsh", "Mill",  "Moor",  "New",  "North", "Oak",   "Old",   "Park", "Pine",  "Queens",
    "Raven", "Red",   "River", "Rose", "Sand",  "South", "Stone", "Sun",  "Thorn", "West"};

constexpr std::string_view kPlaceEnds[] = {
    "ford",    "brook", "dale", "field", "gate", "ham",   "hill",   "hurst", "ley",   "mere",
    "minster", "mouth", "port", "ridge", "shaw", "stead", "thorpe", "ton",   "view",  "ville",
    "ward",    "water", "well", "wick",  "wood", "worth", "bury",   "by",    "combe", "cote"};

struct NamedList {
  std::string_view name;
  List words;
};

constexpr std::array kLists = {NamedList{"product", kProducts},
                               NamedList{"colour", kColours},
                               NamedList{"service", kServices},
                               NamedList{"room", kRooms},
                               NamedList{"day", kDays},
                               NamedList{"month", kMonths},
                               NamedList{"name", kNames},
                               NamedList{"relation", kRelations},
                               NamedList{"form", kForms},
                               NamedList{"page", kPages},
                               NamedList{"payment", kPayments},
                               NamedList{"material", kMaterials},
                               NamedList{"verb", kVerbs},
                               NamedList{"adverb", kAdverbs},
                               NamedList{"place-start", kPlaceStarts},
                               NamedList{"place-end", kPlaceEnds}};

}  // namespace

int find_word_list(std::string_view name) {
  for (size_t i = 0; i < kLists.size(); ++i) {
    if (kLists[i].name == name) return static_cast<int>(i);
  }
  return -1;
}

std::span<const std::string_view> word_list(int list) { return kLists[static_cast<size_t>(list)].words; }

int place_starts() {
  static const int list = find_word_list("place-start");
  return list;
}

int place_ends() {
  static const int list = find_word_list("place-end");
  return list;
}

}  // namespace attune::corpus
