// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Two signed claims for one place: the node that signed both is slashed
/// @notice A place is (session, segment, hop, attempt) under one key. An enclave opens a session once in a boot, makes
///         its claims one after another, each once, and has another key after a restart: it never signs a second one.
interface IEquivocation {
    struct SignedClaim {
        /// The signed claim as CBOR, version 1.
        bytes claim;
        /// Its signature in EIP-2537 encoding, 128 bytes.
        bytes signature;
    }

    event Equivocated(
        bytes32 indexed node,
        bytes32 indexed place,
        address indexed reporter,
        bytes32 firstClaim,
        bytes32 secondClaim,
        uint256 slashed
    );

    error BadReward(uint256 reporterBps);
    error OtherSettlement(uint256 chainId, address settlement);
    /// Both are one claim, however they are written.
    error SameClaim(bytes32 claimHash);
    /// Their session, segment, hop or attempt is not the same.
    error OtherPlace();
    /// Claim `index` is not under the key.
    error NotTheSigner(uint256 index);
    error BadSignature(uint256 index);
    error UnregisteredKey(bytes32 keyHash);
    error AlreadyConvicted(bytes32 node, bytes32 place);
    error OnlyTheRegistry();

    /// @notice Anyone, at any time while the node has stake. The reporter's share comes through the vault.
    /// @param publicKey of both claims, EIP-2537 encoding, 256 bytes
    function convict(bytes calldata publicKey, SignedClaim calldata first, SignedClaim calldata second)
        external
        returns (bytes32 node, uint256 slashed);

    /// @param place keccak-256 of (node, session, segment, hop, attempt), a word each
    function convicted(bytes32 place) external view returns (bool);
}
