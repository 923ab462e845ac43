// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IModelRegistry} from "./interfaces/IModelRegistry.sol";

/// @title Registry of models, see {IModelRegistry}
/// @dev First come, first served. A root says nothing about its owner, so whoever sees a `publish` waiting may
///      publish the same root first. He wins nothing but the name: without manifest and files, which the owner
///      still keeps, nobody can serve that root. The owner changes a byte of the manifest (its `source` will do),
///      which gives another root, publishes that, through a private relay if need be, and hands out manifest and
///      files only once the registry names him as `ownerOf` the root.
contract ModelRegistry is IModelRegistry {
    uint256 public constant MAX_SHARDS = 256;
    uint256 public constant MAX_LICENCE_LENGTH = 256;

    mapping(bytes32 modelRoot => Model) private _models;

    function publish(
        bytes32 modelRoot,
        bytes32[] calldata shardRoots,
        bytes32 semanticsHash,
        uint128 pricePerUnit,
        string calldata licence
    ) external {
        if (modelRoot == bytes32(0)) revert ZeroRoot();
        if (_models[modelRoot].owner != address(0)) revert ModelExists(modelRoot);
        if (shardRoots.length == 0 || shardRoots.length > MAX_SHARDS) revert BadShardCount(shardRoots.length);
        if (bytes(licence).length > MAX_LICENCE_LENGTH) revert LicenceTooLong(bytes(licence).length);
        _models[modelRoot] = Model({
            owner: msg.sender,
            publishedAt: uint64(block.timestamp),
            deprecatedAt: 0,
            pricePerUnit: pricePerUnit,
            semanticsHash: semanticsHash,
            shardRoots: shardRoots,
            licence: licence
        });
        emit ModelPublished(modelRoot, msg.sender, pricePerUnit);
    }

    function deprecate(bytes32 modelRoot) external {
        Model storage model = _models[modelRoot];
        if (model.owner == address(0)) revert UnknownModel(modelRoot);
        if (model.owner != msg.sender) revert NotOwner(modelRoot, msg.sender);
        if (model.deprecatedAt != 0) revert AlreadyDeprecated(modelRoot);
        model.deprecatedAt = uint64(block.timestamp);
        emit ModelDeprecated(modelRoot);
    }

    function getModel(bytes32 modelRoot) external view returns (Model memory) {
        return _models[modelRoot];
    }

    function isServable(bytes32 modelRoot) external view returns (bool) {
        Model storage model = _models[modelRoot];
        return model.owner != address(0) && model.deprecatedAt == 0;
    }

    function ownerOf(bytes32 modelRoot) external view returns (address) {
        return _models[modelRoot].owner;
    }
}
