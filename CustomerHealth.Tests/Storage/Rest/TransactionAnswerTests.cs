using CustomerHealth.LocalHost.Storage.Rest;
using CustomerHealth.Service.Storage;
using Xunit;

namespace CustomerHealth.Tests.Storage.Rest;

/// <summary>Answers to transactions as the cloud and as Azurite write them.</summary>
public sealed class TransactionAnswerTests
{
    [Fact]
    public void Each_operation_of_a_commit_has_its_version_and_a_delete_has_none()
    {
        var outcome = TransactionAnswer.Read(
            Batch(
                "HTTP/1.1 204 No Content\r\nContent-ID: 1\r\nX-Content-Type-Options: nosniff\r\nETag: W/\"datetime'2026-11-22T07%3A00%3A00.1Z'\"",
                "HTTP/1.1 204 No Content\r\nX-Content-Type-Options: nosniff",
                "HTTP/1.1 204 No Content\r\nPreference-Applied: return-no-content\r\nEtag: W/\"datetime'2026-11-22T07%3A00%3A00.2Z'\""),
            operations: 3);

        Assert.True(outcome.Committed);
        Assert.Equal(
            ["W/\"datetime'2026-11-22T07%3A00%3A00.1Z'\"", null, "W/\"datetime'2026-11-22T07%3A00%3A00.2Z'\""], outcome.ETags);
    }

    [Theory]
    [InlineData(409, "EntityAlreadyExists", 0, RowRefusal.AlreadyExists)]
    [InlineData(412, "UpdateConditionNotSatisfied", 49, RowRefusal.Changed)]
    [InlineData(404, "ResourceNotFound", 99, RowRefusal.Missing)]
    public void A_refusal_names_its_operation(int status, string code, int index, RowRefusal refusal)
    {
        var outcome = TransactionAnswer.Read(Batch(Error(status, code, $"{index}:The specified entity is not as it should be.\\nRequestId:1")), 100);

        Assert.Equal((refusal, index), (outcome.Refusal, outcome.RefusedIndex));
    }

    [Fact]
    public void The_only_operation_need_not_be_named() =>
        Assert.Equal(0, TransactionAnswer.Read(Batch(Error(409, "EntityAlreadyExists", "The specified entity already exists.")), 1).RefusedIndex);

    [Theory]
    [InlineData("The specified entity already exists.")]
    [InlineData("7:The specified entity already exists.")]
    public void Of_several_operations_no_index_is_better_than_a_wrong_one(string message) => Assert.Throws<InvalidOperationException>(
        () => TransactionAnswer.Read(Batch(Error(409, "EntityAlreadyExists", message)), 7));

    [Theory]
    [InlineData(413, "RequestBodyTooLarge", typeof(StorageLimitException))]
    [InlineData(400, "PropertyValueTooLarge", typeof(StorageLimitException))]
    [InlineData(500, "OperationTimedOut", typeof(StorageUnavailableException))]
    [InlineData(503, "ServerBusy", typeof(StorageUnavailableException))]
    [InlineData(404, "TableNotFound", typeof(InvalidOperationException))]
    [InlineData(409, "SomethingNew", typeof(InvalidOperationException))]
    public void What_is_no_refusal_is_a_failure_of_the_port(int status, string code, Type expected)
    {
        var exception = Record.Exception(() => TransactionAnswer.Read(Batch(Error(status, code, "0:No.")), 2));

        Assert.IsType(expected, exception);
    }

    [Fact]
    public void An_error_that_is_no_json_is_judged_by_its_status() => Assert.Throws<StorageUnavailableException>(
        () => TransactionAnswer.Read(Batch("HTTP/1.1 503 Busy\r\n\r\n<html>busy</html>"), 2));

    [Theory]
    [InlineData("")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed")]
    [InlineData("--changesetresponse_1\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n")]
    public void An_answer_cut_off_before_its_end_is_no_commit(string body) => Assert.Throws<StorageUnavailableException>(
        () => TransactionAnswer.Read(body, 2));

    /// <summary>Cut anywhere, it is a commit with all its versions or an answer that did not come: never another refusal, never damage.</summary>
    [Fact]
    public void An_answer_cut_off_anywhere_is_whole_or_none()
    {
        var body = Batch("HTTP/1.1 204 No Content\r\nETag: W/\"1\"", "HTTP/1.1 204 No Content\r\nETag: W/\"2\"");

        for (var length = 0; length < body.Length; length++)
        {
            var cut = body[..length];
            var outcome = Record.Exception(() => Assert.Equal(
                2, RestAnswer.Understood(() => TransactionAnswer.Read(cut, 2)).ETags.Count));
            Assert.True(outcome is null or StorageUnavailableException, $"{length}: {outcome}");
        }
    }

    private static string Batch(params string[] answers) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_1\r\n\r\n"
        + string.Concat(answers.Select(answer =>
            $"--changesetresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{answer}\r\n\r\n\r\n"))
        + "--changesetresponse_1--\r\n--batchresponse_1--\r\n";

    private static string Error(int status, string code, string message) =>
        $"HTTP/1.1 {status} No\r\nContent-Type: application/json\r\n\r\n"
        + $"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":\"{message}\"}}}}}}";
}
