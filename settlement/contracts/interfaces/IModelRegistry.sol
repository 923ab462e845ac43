// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Which models exist: content, price and licence, fixed before the first inference
interface IModelRegistry {
    struct Model {
        address owner;
        uint64 publishedAt;
        /// 0 while servable.
        uint64 deprecatedAt;
        /// Wei per work unit.
        uint128 pricePerUnit;
        bytes32 semanticsHash;
        bytes32[] shardRoots;
        /// SPDX expression or URL.
        string licence;
    }

    event ModelPublished(bytes32 indexed modelRoot, address indexed owner, uint128 pricePerUnit);
    event ModelDeprecated(bytes32 indexed modelRoot);

    error ModelExists(bytes32 modelRoot);
    error UnknownModel(bytes32 modelRoot);
    error NotOwner(bytes32 modelRoot, address caller);
    error AlreadyDeprecated(bytes32 modelRoot);
    error BadShardCount(uint256 count);
    error LicenceTooLong(uint256 length);
    error ZeroRoot();

    /// @notice Publishes a model under the caller's name. Nothing of it can be changed afterwards.
    function publish(
        bytes32 modelRoot,
        bytes32[] calldata shardRoots,
        bytes32 semanticsHash,
        uint128 pricePerUnit,
        string calldata licence
    ) external;

    /// @notice Ends serving of new sessions; what was served before is still paid.
    function deprecate(bytes32 modelRoot) external;

    function getModel(bytes32 modelRoot) external view returns (Model memory);
    function isServable(bytes32 modelRoot) external view returns (bool);
    /// @notice Zero for an unknown model.
    function ownerOf(bytes32 modelRoot) external view returns (address);
}
