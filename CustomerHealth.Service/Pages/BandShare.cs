namespace CustomerHealth.Service.Pages;

/// <summary>How many customers a band has.</summary>
public sealed record BandShare(BandLook Band, int Customers);
