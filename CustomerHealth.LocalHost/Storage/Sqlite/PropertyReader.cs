using System.Buffers.Binary;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>Type of a stored value. The numbers are in the file: never change one.</summary>
internal enum PropertyTag : byte
{
    String = 1,
    Binary = 2,
    False = 3,
    True = 4,
    Int32 = 5,
    Int64 = 6,
    Double = 7,
    Time = 8,
    Guid = 9,
}

/// <summary>Walks the stored properties of a row without creating them, so that a projection pays only for what it takes.</summary>
internal ref struct PropertyReader
{
    private ReadOnlySpan<byte> rest;

    public PropertyReader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != RowCodec.Format)
        {
            throw new InvalidDataException("The row is of an unknown format.");
        }

        rest = bytes[1..];
    }

    /// <summary>ASCII.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public PropertyTag Tag { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool Next()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        Name = rest.Slice(1, rest[0]);
        rest = rest[(1 + Name.Length)..];
        Tag = (PropertyTag)rest[0];
        rest = rest[1..];
        var length = Tag switch
        {
            PropertyTag.False or PropertyTag.True => 0,
            PropertyTag.Int32 => sizeof(int),
            PropertyTag.Int64 or PropertyTag.Double or PropertyTag.Time => sizeof(long),
            PropertyTag.Guid => 16,
            PropertyTag.String or PropertyTag.Binary => Prefix(),
            _ => throw new InvalidDataException("The row has a value of an unknown type."),
        };
        Value = rest[..length];
        rest = rest[length..];
        return true;
    }

    private int Prefix()
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        rest = rest[sizeof(int)..];
        return length;
    }
}
