using CustomerHealth.Scoring.Compact;

namespace CustomerHealth.Scoring.Signals;

/// <summary>The entities of one kind, sorted by the ordinals of their ids: merging and the stored form.</summary>
internal static class EntityList
{
    /// <summary>
    /// Puts one event's view of an entity into the list: the later state wins, the earliest time is kept. Both are the
    /// greatest and the least of a total order, so the order of the calls does not matter.
    /// </summary>
    public static void Merge<T>(List<T> entities, T seen)
        where T : EntitySignal
    {
        var at = Find(entities, seen.Id);
        if (at < 0)
        {
            entities.Insert(~at, seen);
            return;
        }

        var known = entities[at];
        var latest = seen.Latest > known.Latest ? seen : known;
        var first = seen.FirstSeen < known.FirstSeen ? seen.FirstSeen : known.FirstSeen;
        entities[at] = latest.FirstSeen == first ? latest : (T)((EntitySignal)latest with { FirstSeen = first });
    }

    public static void Write<T>(CompactWriter writer, T[] entities)
        where T : EntitySignal, IStoredEntity<T>
    {
        writer.Number(entities.Length);
        foreach (var entity in entities)
        {
            writer.Id(entity.Id);
            writer.Id(entity.Latest.Id, same: entity.Id);
            writer.Word(entity.Latest.Source);
            writer.Time(entity.Latest.Occurred);
            writer.OptionalTime(entity.FirstSeen == entity.Latest.Occurred ? null : entity.FirstSeen);
            entity.WriteState(writer);
        }
    }

    public static T[] Read<T>(ref CompactReader reader)
        where T : EntitySignal, IStoredEntity<T>
    {
        var count = reader.Count();
        if (count == 0)
            return [];

        var entities = new T[count];
        string? before = null;
        for (var at = 0; at < entities.Length; at++)
        {
            var id = reader.Id();
            if (before is not null && string.CompareOrdinal(before, id) >= 0)
                throw reader.Bad($"the id \"{id}\" is out of order");

            before = id;
            var eventId = reader.Id(same: id);
            var source = reader.RequiredWord();
            var occurred = reader.Time();
            var firstSeen = reader.OptionalTime() ?? occurred;
            entities[at] = T.ReadState(ref reader, id, new EventStamp(occurred, eventId, source), firstSeen);
        }

        return entities;
    }

    private static int Find<T>(List<T> entities, string id)
        where T : EntitySignal
    {
        int low = 0, high = entities.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(entities[middle].Id, id);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
