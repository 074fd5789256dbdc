using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Contract;

/// <summary>What blobs promise: whole values by name.</summary>
public abstract class BlobStoreContract : StorageContract
{
    protected string Container => Prefix;

    protected IBlobStore Blobs => Storage.Blobs;

    protected override Task PrepareAsync() => Storage.Provisioning.EnsureAsync([], [], [Container], Token);

    [Fact]
    public async Task A_blob_is_read_back()
    {
        await PutAsync("report", 1, 2, 3);

        Assert.Equal([1, 2, 3], await ReadAsync("report"));
    }

    [Fact]
    public async Task A_later_put_replaces_the_whole_blob()
    {
        await PutAsync("report", 1, 2, 3);
        await PutAsync("report", 9);

        Assert.Equal([9], await ReadAsync("report"));
    }

    [Fact]
    public async Task A_blob_that_is_not_there_reads_as_null()
    {
        await PutAsync("report", 1);

        Assert.Null(await ReadAsync("Report"));
    }

    [Fact]
    public async Task A_deleted_blob_is_gone_and_deleting_it_again_is_no_error()
    {
        await PutAsync("report", 1);

        Assert.True(await Blobs.DeleteAsync(Container, "report", Token));
        Assert.False(await Blobs.DeleteAsync(Container, "report", Token));
        Assert.Null(await ReadAsync("report"));
    }

    [Fact]
    public async Task Empty_content_is_a_blob()
    {
        await PutAsync("empty");

        var content = await ReadAsync("empty");
        Assert.NotNull(content);
        Assert.Empty(content);
    }

    [Fact]
    public async Task Content_of_5_MB_comes_back_whole()
    {
        var content = new byte[5_000_000];
        new Random(7).NextBytes(content);

        await PutAsync("large", content);

        var stored = await ReadAsync("large");
        Assert.True(content.AsSpan().SequenceEqual(stored));
    }

    [Theory]
    [InlineData("intake/0f8fad5b")]
    [InlineData("reports/2026/03/health report.pdf")]
    [InlineData("naïve/顧客/100%.csv")]
    [InlineData("it's+a&b=c;d")]
    public async Task Names_with_slashes_and_awkward_characters_work(string name)
    {
        await PutAsync(name, 1);

        Assert.Equal([1], await ReadAsync(name));
        Assert.True(await Blobs.DeleteAsync(Container, name, Token));
    }

    [Fact]
    public async Task Containers_do_not_mix()
    {
        var other = Prefix + "other";
        await Storage.Provisioning.EnsureAsync([], [], [other], Token);
        await PutAsync("report", 1);

        Assert.Null(await Blobs.GetAsync(other, "report", Token));
        Assert.False(await Blobs.DeleteAsync(other, "report", Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(BlobLimits.NameLength + 1)]
    public async Task A_name_that_is_empty_or_too_long_is_refused(int length) =>
        await Assert.ThrowsAsync<StorageLimitException>(() => PutAsync(new string('n', length), 1));

    [Theory]
    [InlineData("..")]
    [InlineData("../other/report")]
    [InlineData("a/./b")]
    [InlineData("a/../../other/report")]
    public async Task A_name_that_would_lead_out_of_its_container_is_refused(string name)
    {
        await Assert.ThrowsAsync<StorageLimitException>(() => PutAsync(name, 1));
        await Assert.ThrowsAsync<StorageLimitException>(() => ReadAsync(name));
        await Assert.ThrowsAsync<StorageLimitException>(() => Blobs.DeleteAsync(Container, name, Token));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_name_is_refused() =>
        await Assert.ThrowsAsync<StorageLimitException>(() => PutAsync("report\uD83D", 1));

    private Task PutAsync(string name, params byte[] content) => Blobs.PutAsync(Container, name, content, Token);

    private async Task<byte[]?> ReadAsync(string name) => (await Blobs.GetAsync(Container, name, Token))?.ToArray();
}
