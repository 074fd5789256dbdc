using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using CustomerHealth.Service.Storage;

namespace CustomerHealth.LocalHost.Storage.Sqlite;

/// <summary>The properties of a row as one compact value: format, then per property its name, type tag and bytes.</summary>
/// <remarks>
/// Every value comes back exactly: doubles by their bits (−0.0, NaN), times as ticks of UTC, strings as UTF-8, which is exact because
/// <see cref="TableLimits"/> refuses what UTF-8 cannot say (unpaired surrogates).
/// </remarks>
internal static class RowCodec
{
    public const byte Format = 1;

    // Limits refuse such strings before; should one come through, failing is better than storing U+FFFD.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? scratch;

    public static byte[] Encode(TableRow row)
    {
        var buffer = scratch ??= new ArrayBufferWriter<byte>(4096);
        buffer.ResetWrittenCount();
        buffer.Write([Format]);
        foreach (var (name, value) in row.Properties)
        {
            buffer.Write([(byte)name.Length]);
            Encoding.ASCII.GetBytes(name, buffer);
            Write(buffer, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Sets the properties wanted on the row (null: all) and returns the bytes they take.</summary>
    public static int Decode(ReadOnlySpan<byte> bytes, PropertySelection? selection, TableRow row)
    {
        var size = 0;
        try
        {
            var reader = new PropertyReader(bytes);
            while (reader.Next())
            {
                if (selection is null || selection.Contains(reader.Name))
                {
                    row[PropertyNames.Of(reader.Name)] = Read(reader.Tag, reader.Value);
                    size += reader.Name.Length + reader.Value.Length;
                }
            }
        }
        catch (Exception damage) when (damage is InvalidDataException or ArgumentException or IndexOutOfRangeException)
        {
            throw new StorageUnavailableException($"Row '{row.RowKey}' is unreadable: the file of the embedded store is damaged.", damage);
        }

        return size;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, object value)
    {
        switch (value)
        {
            case string text:
                Start(buffer, PropertyTag.String, Utf8.GetByteCount(text));
                Utf8.GetBytes(text, buffer);
                break;
            case byte[] binary:
                Start(buffer, PropertyTag.Binary, binary.Length);
                buffer.Write(binary);
                break;
            case bool truth:
                buffer.Write([(byte)(truth ? PropertyTag.True : PropertyTag.False)]);
                break;
            case int number:
                BinaryPrimitives.WriteInt32LittleEndian(Fixed(buffer, PropertyTag.Int32, sizeof(int)), number);
                break;
            case long number:
                BinaryPrimitives.WriteInt64LittleEndian(Fixed(buffer, PropertyTag.Int64, sizeof(long)), number);
                break;
            case double number:
                BinaryPrimitives.WriteInt64LittleEndian(
                    Fixed(buffer, PropertyTag.Double, sizeof(long)), BitConverter.DoubleToInt64Bits(number));
                break;
            case DateTimeOffset time:
                BinaryPrimitives.WriteInt64LittleEndian(Fixed(buffer, PropertyTag.Time, sizeof(long)), time.UtcTicks);
                break;
            case Guid guid:
                guid.TryWriteBytes(Fixed(buffer, PropertyTag.Guid, 16));
                break;
            default:
                throw new StorageLimitException($"{value.GetType().Name} is no type of Azure Tables.");
        }
    }

    private static object Read(PropertyTag tag, ReadOnlySpan<byte> value) => tag switch
    {
        PropertyTag.String => Utf8.GetString(value),
        PropertyTag.Binary => value.ToArray(),
        PropertyTag.False => false,
        PropertyTag.True => true,
        PropertyTag.Int32 => BinaryPrimitives.ReadInt32LittleEndian(value),
        PropertyTag.Int64 => BinaryPrimitives.ReadInt64LittleEndian(value),
        PropertyTag.Double => BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(value)),
        PropertyTag.Time => new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(value), TimeSpan.Zero),
        _ => new Guid(value),
    };

    private static void Start(ArrayBufferWriter<byte> buffer, PropertyTag tag, int length) =>
        BinaryPrimitives.WriteInt32LittleEndian(Fixed(buffer, tag, sizeof(int)), length);

    private static Span<byte> Fixed(ArrayBufferWriter<byte> buffer, PropertyTag tag, int length)
    {
        var span = buffer.GetSpan(1 + length);
        span[0] = (byte)tag;
        buffer.Advance(1 + length);
        return span.Slice(1, length);
    }
}
