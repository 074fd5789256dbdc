namespace CustomerHealth.LocalHost.Demo;

/// <summary>Sixty companies that do not exist, each with the trade its name promises.</summary>
internal static class DemoNames
{
    public static readonly string[] Segments = ["Enterprise", "SMB", "Startup"];

    public static readonly (string Name, string Industry)[] All =
    [
        ("Aurora Freight", "Logistics"), ("Bluepine Clinics", "Health"), ("Copperleaf Bank", "Finance"),
        ("Dovetail Joinery", "Manufacturing"), ("Ember & Oak Hotels", "Hospitality"), ("Fernweh Travel", "Travel"),
        ("Glasshouse Growers", "Agriculture"), ("Harbourlight Insurance", "Insurance"), ("Inkwell Academy", "Education"),
        ("Juniper Analytics", "Software"), ("Kestrel Airways", "Travel"), ("Lanternfish Games", "Media"),
        ("Meridian Solar", "Energy"), ("Northstar Pharmacy", "Health"), ("Orchard Grocers", "Retail"),
        ("Paperbird Publishing", "Media"), ("Quarry Stoneworks", "Construction"), ("Redwood Legal", "Professional services"),
        ("Saltmarsh Seafood", "Food"), ("Tidewater Shipping", "Logistics"), ("Umbra Security", "Software"),
        ("Velvet Antler Design", "Professional services"), ("Willowbrook Schools", "Education"), ("Xylo Instruments", "Manufacturing"),
        ("Yellowtail Diving", "Travel"), ("Zephyr Wind", "Energy"), ("Amberline Telecom", "Telecom"),
        ("Brightwater Utilities", "Energy"), ("Cobalt Dental", "Health"), ("Driftwood Furniture", "Retail"),
        ("Evergreen Estates", "Real estate"), ("Foxglove Biotech", "Health"), ("Granite Peak Outdoors", "Retail"),
        ("Hollow Tree Toys", "Retail"), ("Ironbridge Steel", "Manufacturing"), ("Jasmine Tea House", "Food"),
        ("Kingfisher Payroll", "Software"), ("Lighthouse Credit", "Finance"), ("Moonrake Robotics", "Manufacturing"),
        ("Nettle & Thyme", "Food"), ("Osprey Drones", "Manufacturing"), ("Pebble Payments", "Finance"),
        ("Quicksilver Couriers", "Logistics"), ("Riverbend Veterinary", "Health"), ("Sandpiper Events", "Hospitality"),
        ("Thistledown Textiles", "Manufacturing"), ("Upland Forestry", "Agriculture"), ("Violet Hour Theatre", "Media"),
        ("Wayfarer Rail", "Travel"), ("Yarrow Wellness", "Health"), ("Anvil Cloud", "Software"),
        ("Birchbark Stationery", "Retail"), ("Cinder Block Builders", "Construction"), ("Daybreak Dairy", "Food"),
        ("Elderflower Cosmetics", "Retail"), ("Fjordline Ferries", "Travel"), ("Goldcrest Advisors", "Finance"),
        ("Heron Water Systems", "Manufacturing"), ("Ivory Tower Tutors", "Education"), ("Kelp & Co", "Food"),
    ];
}
