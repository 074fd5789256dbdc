// CustomerHealth in one resource group: one function app on Flex Consumption, one storage account for tables and blobs, one for queues,
// one identity that may do what the app does and nothing else. Deployed by `azd up`.
targetScope = 'resourceGroup'

@description('Short name of the deployment, such as "prod". Part of every resource name.')
@minLength(2)
@maxLength(12)
param environmentName string

param location string = resourceGroup().location

@description('E-mail address of the first admin, who is created when there is none.')
@minLength(3)
param bootstrapAdminEmail string

@description('Password of the first admin: 8 characters or more, to be changed after the first sign-in.')
@secure()
@minLength(8)
param bootstrapAdminPassword string

@description('Signs access tokens: 32 random characters or more, such as `openssl rand -hex 32` prints.')
@secure()
@minLength(32)
param tokenSigningKey string

@description('HTTP instances kept warm. 0 costs nothing while idle and answers the first request after seconds; 1 answers at once.')
@minValue(0)
param alwaysReadyHttp int = 0

@description('Most instances of the app. Flex Consumption accepts 40 and more; with host.json this keeps the account below its limits.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

// The names below are those of TableNames, QueueNames and BlobContainers in CustomerHealth.Service; a test compares them.
var tables = [
  'Customers'
  'Rollups'
  'Dashboards'
  'Runs'
  'Dead'
  'Names'
  'Settings'
  'Metering'
  'Users'
  'SignIns'
  'RefreshTokens'
  'ApiKeys'
  'WebhookSources'
  'WebhookReceived'
  'WebhookSubscriptions'
  'WebhookDeliveries'
  'Receipts'
  'Reports'
  'MailStops'
]
var queues = [
  'events'
  'shards'
  'outbox'
  'reports'
  'events-poison'
  'shards-poison'
  'outbox-poison'
  'reports-poison'
]
var containers = [
  'intake'
  'keys'
  'reports'
]
var deploymentContainer = 'deployment'

var unique = uniqueString(subscription().id, resourceGroup().id, environmentName)
var tags = { 'azd-env-name': environmentName }

// Roles of data, by their fixed ids: learn.microsoft.com/azure/role-based-access-control/built-in-roles
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-customerhealth-${environmentName}'
  location: location
  tags: tags
}

// Two accounts, because each has its own limit of requests: a burst in the queues then takes nothing from the tables.
resource dataAccount 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'chdata${unique}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource tableService 'tableServices' = {
    name: 'default'
    resource table 'tables' = [for name in tables: { name: name }]
  }

  // An event too large for a message waits in a blob of its own. One that was never asked for is nobody's after a month.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'sweep-intake'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['intake/'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
  }

  resource blobService 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 7 }
    }
    resource container 'containers' = [for name in union(containers, [deploymentContainer]): { name: name }]
  }
}

resource queueAccount 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'chqueue${unique}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource queueService 'queueServices' = {
    name: 'default'
    resource queue 'queues' = [for name in queues: { name: name }]
  }
}

// On the data account the identity also runs the host: leases of timers, and the deployed package.
resource mayOwnBlobs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(dataAccount.id, identity.id, blobDataOwner)
  scope: dataAccount
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataOwner)
  }
}

resource mayUseTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(dataAccount.id, identity.id, tableDataContributor)
  scope: dataAccount
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataContributor)
  }
}

resource mayUseQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(queueAccount.id, identity.id, queueDataContributor)
  scope: queueAccount
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
  }
}

resource mayReport 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-customerhealth-${environmentName}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-customerhealth-${environmentName}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-customerhealth-${environmentName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-customerhealth-${unique}'
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
    functionAppConfig: {
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: 2048
        alwaysReady: alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: alwaysReadyHttp }] : []
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${dataAccount.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
    }
  }

  // Each storage setting is an address and an identity, never a key; the worker and the queue triggers read the same ones.
  resource settings 'config' = {
    name: 'appsettings'
    properties: {
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
      AzureWebJobsDisableHomepage: 'true'
      AzureWebJobsStorage__accountName: dataAccount.name
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identity.properties.clientId
      TableStorage__tableServiceUri: dataAccount.properties.primaryEndpoints.table
      TableStorage__clientId: identity.properties.clientId
      BlobStorage__blobServiceUri: dataAccount.properties.primaryEndpoints.blob
      BlobStorage__clientId: identity.properties.clientId
      QueueStorage__queueServiceUri: queueAccount.properties.primaryEndpoints.queue
      QueueStorage__credential: 'managedidentity'
      QueueStorage__clientId: identity.properties.clientId
      Auth__Mode: 'Accounts'
      Bootstrap__AdminEmail: bootstrapAdminEmail
      Bootstrap__AdminPassword: bootstrapAdminPassword
      Tokens__SigningKey: tokenSigningKey
      // TLS ends before the app, and App Service adds the client's address at the right end of X-Forwarded-For.
      Auth__AssumeHttps: 'true'
      Auth__ForwardedHops: '1'
    }
    // The host starts as soon as it has settings: its roles must be there first.
    dependsOn: [mayOwnBlobs, mayUseTables, mayUseQueues, mayReport]
  }
}

output AZURE_FUNCTION_APP_NAME string = app.name
output BASE_URL string = 'https://${app.properties.defaultHostName}'
