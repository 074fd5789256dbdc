using Azure.Core;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

// Azure.Storage.Blobs.
namespace Azure.Storage.Blobs
{
    public class BlobClientOptions : ClientOptions
    {
        // The package lists every service version; only its newest is the default.
        public BlobClientOptions(ServiceVersion version = ServiceVersion.V2025_01_05) => throw null!;

        public enum ServiceVersion
        {
            V2025_01_05 = 25,
        }
    }

    public class BlobServiceClient
    {
        protected BlobServiceClient()
        {
        }

        public BlobServiceClient(string connectionString, BlobClientOptions options) => throw null!;

        public BlobServiceClient(Uri serviceUri, TokenCredential credential, BlobClientOptions options = null) => throw null!;

        public virtual BlobContainerClient GetBlobContainerClient(string blobContainerName) => throw null!;
    }

    public class BlobContainerClient
    {
        protected BlobContainerClient()
        {
        }

        public virtual BlobClient GetBlobClient(string blobName) => throw null!;

        public virtual Task<Response<BlobContainerInfo>> CreateIfNotExistsAsync(
            PublicAccessType publicAccessType = PublicAccessType.None,
            IDictionary<string, string> metadata = default,
            BlobContainerEncryptionScopeOptions encryptionScopeOptions = default,
            CancellationToken cancellationToken = default) => throw null!;
    }

    public class BlobClient : BlobBaseClient
    {
        protected BlobClient()
        {
        }

        public virtual Task<Response<BlobContentInfo>> UploadAsync(
            BinaryData content, bool overwrite = false, CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Azure.Storage.Blobs.Specialized
{
    public class BlobBaseClient
    {
        private protected BlobBaseClient()
        {
        }

        public virtual Task<Response<BlobDownloadResult>> DownloadContentAsync(CancellationToken cancellationToken) => throw null!;

        public virtual Task<Response<bool>> DeleteIfExistsAsync(
            DeleteSnapshotsOption snapshotsOption = DeleteSnapshotsOption.None,
            BlobRequestConditions conditions = default,
            CancellationToken cancellationToken = default) => throw null!;
    }
}

namespace Azure.Storage.Blobs.Models
{
    public enum PublicAccessType
    {
        None = 0,
        BlobContainer = 1,
        Blob = 2,
    }

    public enum DeleteSnapshotsOption
    {
        None = 0,
        IncludeSnapshots = 1,
        OnlySnapshots = 2,
    }

    public class BlobContainerEncryptionScopeOptions
    {
        internal BlobContainerEncryptionScopeOptions()
        {
        }
    }

    public class BlobLeaseRequestConditions : RequestConditions
    {
        internal BlobLeaseRequestConditions()
        {
        }
    }

    public class BlobRequestConditions : BlobLeaseRequestConditions
    {
        internal BlobRequestConditions()
        {
        }
    }

    public class BlobContainerInfo
    {
        internal BlobContainerInfo()
        {
        }
    }

    public class BlobContentInfo
    {
        internal BlobContentInfo()
        {
        }
    }

    public class BlobDownloadDetails
    {
        internal BlobDownloadDetails()
        {
        }
    }

    // Plain data that tests hand to the adapters, so these have bodies.
    public class BlobDownloadResult
    {
        internal BlobDownloadResult()
        {
        }

        public BinaryData Content { get; internal init; }
    }

    public static class BlobsModelFactory
    {
        public static BlobDownloadResult BlobDownloadResult(BinaryData content = default, BlobDownloadDetails details = default) =>
            new() { Content = content };
    }
}
