/**
 * Generated from ClaimReader.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 78b42a944d49f2a5efce257f1eafd44bd27d3781928a4b02d10d4551029a436e
 * @module
 */

export const claimReaderAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "contract IEscrow",
        "name": "escrow_",
        "type": "address"
      },
      {
        "internalType": "contract IBeacon",
        "name": "beacon_",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "rate_",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "BadClaimSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadPointLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "notAfter",
        "type": "uint256"
      }
    ],
    "name": "ClaimExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "ClaimMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "drawn",
        "type": "uint256"
      }
    ],
    "name": "HopNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "offset",
        "type": "uint256"
      }
    ],
    "name": "MalformedCbor",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NoCells",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "NotAPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheClaims",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheKey",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheModel",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotThePart",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NotTheParties",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingPaid",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "NothingToProve",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "precompile",
        "type": "address"
      }
    ],
    "name": "PrecompileFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "round",
        "type": "uint64"
      }
    ],
    "name": "RoundMissing",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SegmentNotDrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "keyHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownSigner",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "escrow",
    "outputs": [
      {
        "internalType": "contract IEscrow",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "publicKeys",
            "type": "bytes[]"
          },
          {
            "internalType": "bytes[]",
            "name": "signatures",
            "type": "bytes[]"
          }
        ],
        "internalType": "struct Work",
        "name": "work",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "weight",
            "type": "uint64"
          }
        ],
        "internalType": "struct Payee[]",
        "name": "payees",
        "type": "tuple[]"
      }
    ],
    "name": "feeOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "fee",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "hashesOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "claimsHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "notAfterOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "bytes[]",
        "name": "claims",
        "type": "bytes[]"
      },
      {
        "internalType": "uint256",
        "name": "hop",
        "type": "uint256"
      }
    ],
    "name": "paymentOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "payment",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "claimHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rate",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "address",
                "name": "coordinator",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "number",
                "type": "uint64"
              },
              {
                "internalType": "bytes32",
                "name": "previousHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "receiptsRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "receiptCount",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "dataHash",
                "type": "bytes32"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "bitmap",
                "type": "uint64"
              },
              {
                "internalType": "bytes",
                "name": "aggregate",
                "type": "bytes"
              },
              {
                "internalType": "uint64",
                "name": "postedAt",
                "type": "uint64"
              },
              {
                "internalType": "uint64",
                "name": "finalAt",
                "type": "uint64"
              }
            ],
            "internalType": "struct BatchHeader",
            "name": "header",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "internalType": "bytes[]",
            "name": "claims",
            "type": "bytes[]"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes",
            "name": "part",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "publicKey",
            "type": "bytes"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          },
          {
            "internalType": "uint8",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "uint256",
            "name": "position",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "bond",
            "type": "uint256"
          }
        ],
        "internalType": "struct Opening",
        "name": "opening",
        "type": "tuple"
      }
    ],
    "name": "read",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "uint256",
            "name": "hop",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "node",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "operator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "claimHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "attempt",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "shardRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "from",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "to",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "inCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "outCommits",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "cellsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint256",
            "name": "cellCount",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "inner",
            "type": "uint256"
          }
        ],
        "internalType": "struct ClaimFacts",
        "name": "facts",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const claimReaderBytecode = '0x6101403461016157601f614a0e38819003918201601f19168301916001600160401b038311848410176101655780849260c094604052833981010312610161578051906001600160a01b03821682036101615760208101516001600160a01b03811681036101615760408201516001600160a01b0381168103610161576060830151916001600160a01b0383168303610161576080840151936001600160a01b03851685036101615760a001519463ffffffff861686036101615760805260a05260c05260e0526101005261012052604051614894908161017a823960805181818161010a015281816108790152818161117a015281816121e401526135a6015260a0518181816112e10152818161232001526137e0015260c05181818161027701528181610b8f01528181610d6b015261137d015260e05181818160b60152610a1301526101005181611cc6015261012051818181611e1c015261235e0152f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c9081632c4e722e14612344575080635db82fa0146122f45780636b87b2cf146122b1578063707dca091461227d5780637a9730df14610d8f5780639986df2c14610d3f578063c4f05cf514610502578063c500c8c01461012e578063cb23bcb5146100de5763e2fdcc171461008a575f80fd5b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da576101606003193601126100da5760043567ffffffffffffffff81116100da5761016060031982360301126100da576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100da57610124359067ffffffffffffffff82116100da578160040191606060031982360301126100da57610144359267ffffffffffffffff84116100da57366023850112156100da57836004013567ffffffffffffffff81116100da573660248260061b870101116100da575f9461020a61020484806124c9565b906133c9565b926024850161021981836124c9565b8651908114801592506104e9575b506104c157604051957f21e7c49800000000000000000000000000000000000000000000000000000000875260a43560048801525f8760248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9687156104b6575f97610492575b5060a0870190815151875180911490811591610487575b506104545760446101445f9b939a019101915b87518b101561047c576102e58b8b5161256d565b516101406102f38d8b61256d565b51015103610454578a67ffffffffffffffff61024061031b610314866125a2565b938c61256d565b51015191161015610419576103618b610334818b61256d565b5161035961034c836103468a8c6124c9565b90612458565b919093610346898c6124c9565b939092613615565b878c10156103ec5760248c60061b8801013581036103c157506103b96001916103b38b6fffffffffffffffffffffffffffffffff8f6101e06103a68f9260609361256d565b51015192015116906127e6565b906127f9565b9a01996102d1565b7f63bc07af000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b6102406104268c8a61256d565b5101517ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7ff1bb5d9b000000000000000000000000000000000000000000000000000000005f5260045ffd5b602090604051908152f35b90508614158b6102be565b6104af9197503d805f833e6104a78183612473565b81019061263e565b95896102a7565b6040513d5f823e3d90fd5b7fa058c534000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506104f860448801846124c9565b9050141589610227565b346100da576101c06003193601126100da5760043567ffffffffffffffff81116100da57803603906101606003198301126100da576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100da576101443567ffffffffffffffff81116100da57610583903690600401612382565b9092610164359273ffffffffffffffffffffffffffffffffffffffff8416948585036100da576101843567ffffffffffffffff81116100da576105ca903690600401612382565b9390966101a435604051927f4865bbfc000000000000000000000000000000000000000000000000000000008452610160600485015273ffffffffffffffffffffffffffffffffffffffff610621876004016123e6565b1661016485015267ffffffffffffffff61063d60248801612547565b1661018485015260448601356101a485015260648601356101c485015263ffffffff61066b6084880161255c565b166101e485015260a486013561020485015267ffffffffffffffff61069260c48801612547565b1661022485015267ffffffffffffffff6106ae60e48801612547565b166102448501527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd61010487013591018112156100da57850160048101359060240167ffffffffffffffff82116100da5781360381136100da576101446004601f19601f8567ffffffffffffffff96610763966101606102648d0152816102c48d01526102e48c01375f6102e085838d01010152011687010197836107566101248301612547565b1661028488015201612547565b166102a4840152602435928360248201526044359687604483015260643563ffffffff81168091036100da576064830152608435608483015260a4359a8b60a484015260c4359773ffffffffffffffffffffffffffffffffffffffff89169a8b8a036100da578b60c486015260e4356fffffffffffffffffffffffffffffffff81168091036100da5760e4860152610104359889610104870152610124356101248701526102e06003198785030101610144870152816102e08401527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82116100da57856102e0602092604095839560051b8092610300830137010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156104b6576108b193610d11575b506133c9565b9081518110156104c1576108c49161256d565b519660205f6102008a015192826109da605460246108e0613b52565b51948c7fffffffffffffffffffffffffffffffffffffffff00000000000000000000000061090c613b52565b92816040519889957fffffffff000000000000000000000000000000000000000000000000000000008288019c60e01b168c528051918291018888015e8501937c14000000000000000000000000000000000000000000000000000000008786015260601b1660288401527c1400000000000000000000000000000000000000000000000000000000603c84015260601b1660408201527c2000000000000000000000000000000000000000000000000000000000848201528c605882015203016034810184520182612473565b604051918291518091835e8101838152039060025afa156104b6575f5103610ce95773ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169350604051957fddc70b62000000000000000000000000000000000000000000000000000000008752600487015260248601526044850152856064850152608484015260208360a481845afa9283156104b6575f93610cb4575b506020610aec91610a9c6127a3565b9060405180809581947fad9c6b88000000000000000000000000000000000000000000000000000000008352888a6004850191604091949363ffffffff9160608501968552602085015216910152565b03915afa9081156104b6575f91610c7a575b5015610c5257610b3a610b0f6127a3565b60408051602081019586529081019390935263ffffffff166060808401919091528252608082612473565b519020906101e0815191015192604051907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9384156104b6576fffffffffffffffffffffffffffffffff60608096610be2945f91610c38575b50015116906127e6565b90816fffffffffffffffffffffffffffffffff610bfd6127c7565b1610610c16575b60405192835260208301526040820152f35b90506fffffffffffffffffffffffffffffffff610c316127c7565b1690610c04565b610c4c91503d805f833e6104a78183612473565b88610bd8565b7f56baacf6000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011610cac575b81610c9560209383612473565b810103126100da57610ca69061251d565b85610afe565b3d9150610c88565b9092506020813d602011610ce1575b81610cd060209383612473565b810103126100da5751916020610a8d565b3d9150610cc3565b7f08bbdf5c000000000000000000000000000000000000000000000000000000005f5260045ffd5b610d329060403d604011610d38575b610d2a8183612473565b81019061252a565b506108ab565b503d610d20565b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da5760206003193601126100da5767ffffffffffffffff600435116100da57610260600319600435360301126100da576040516102c0810181811067ffffffffffffffff821117611b04576040525f81525f60208201525f60408201525f60608201525f60808201525f60a08201525f60c08201525f60e08201525f6101008201525f6101208201525f6101408201525f6101608201525f6101808201525f6101a08201525f6101c08201525f6101e08201525f6102008201525f6102208201525f6102408201525f6102608201525f6102808201525f6102a0820152610e83600435600401600435600401612496565b610e98610144600435016004356004016124c9565b9091604051927f4865bbfc000000000000000000000000000000000000000000000000000000008452610160600485015273ffffffffffffffffffffffffffffffffffffffff610ee7836123e6565b1661016485015267ffffffffffffffff610f0360208401612547565b1661018485015260408201356101a485015260608201356101c485015263ffffffff610f316080840161255c565b166101e485015260a082013561020485015267ffffffffffffffff610f5860c08401612547565b1661022485015267ffffffffffffffff610f7460e08401612547565b166102448501527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18236030161010083013512156100da578161010081013501916020833593019067ffffffffffffffff84116100da5783360382136100da57610140611020918567ffffffffffffffff946101606102648b0152816102c48b01526102e48a01375f6102e48988010152836110136101208301612547565b1661028489015201612547565b166102a485015260246004350135602485015260446004350135604485015263ffffffff61105260646004350161255c565b16606485015260846004350135608485015260a4600435013560a485015273ffffffffffffffffffffffffffffffffffffffff61109360c4600435016123e6565b1660c485015260043560e401356fffffffffffffffffffffffffffffffff811690036100da5760043560e4818101356fffffffffffffffffffffffffffffffff169086015261010480820135908601526101249081013590850152601f8201601f191684018481036102e0016101448601526102e4018390527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83116100da57836102e06020926004601f19601f859760409960051b80956103008686868601168b010101370116840101010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9081156104b6575f9161225d575b5081526111c2610164600435016004356004016124c9565b908115801561223c575b6104c1576111d98261260a565b916111e76040519384612473565b808352601f196111f68261260a565b015f5b8181106122255750505f5b818110612009575050508051610184600435013510156104c1576112309061018460043501359061256d565b5161024081015180421015611fde5750610204600435013560ff81168091036100da5715611b39575b6112906112716101c460043501600435600401612407565b906112876101e460043501600435600401612407565b92909185613615565b80610100840152604051907f50c946fe00000000000000000000000000000000000000000000000000000000825260048201526101208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156104b6575f90611a36575b73ffffffffffffffffffffffffffffffffffffffff91505116610120830152610120810151604051907f21e7c49800000000000000000000000000000000000000000000000000000000825260048201525f8160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa80156104b65760a0915f91611a1c575b500151805160e083015114908115916119fd575b5061045457611423906101a4600435016113e281600435600401612407565b60408051909592906113f48782612473565b601681527f7665696c6d6573682f73686172642d726f6f742f7631000000000000000000006020820152613abd565b610140830151036119d55761143d90600435600401612407565b83516114498582612473565b600581527f63656c6c73000000000000000000000000000000000000000000000000000000602082015261147d5f916142f4565b5f611488848661425c565b925f925b828410611994575050505081156119685782810361190a575060076114b28284866145cc565b509114908161195d575b5061193557806114cf6004928486614276565b920361190a57506116216115d393611546936115da61159261158b61154c61153c6115358d61161b9a61150482519283612473565b600482527f726f6f74000000000000000000000000000000000000000000000000000000006020830152888a613a65565b8688613a87565b809a9187896128dc565b90614295565b978b519061155a8d83612473565b600582527f636f756e7400000000000000000000000000000000000000000000000000000060208301528587613a65565b838561442a565b8a98919851906115a28c83612473565b600582527f696e6e657200000000000000000000000000000000000000000000000000000060208301528486613a65565b828461442a565b8951919591906115ea8b83612473565b600882527f756e70726f76656e00000000000000000000000000000000000000000000000060208301528385613a65565b9161442a565b50506102a0860152816102808601526102608501521580156118f6575b6118ce576084600435013560208401526080810151604084015263ffffffff61166b6064600435016127b6565b16606084015273ffffffffffffffffffffffffffffffffffffffff61169460c460043501612581565b16608084015273ffffffffffffffffffffffffffffffffffffffff6116c56116c0600480350180612496565b612581565b1660a084015260043560e401356fffffffffffffffffffffffffffffffff811690036100da576102c0926101c06102a0926fffffffffffffffffffffffffffffffff60e460043501351660c0840152610184600435013560e0840152805161014084015260608101516101608401526101008101516101808401526101208101516101a0840152610140810151828401526101608101516101e08401526101808101516102008401526101a08101516102208401520151610240820152825192815184526020820151602085015260408201519084015263ffffffff606082015116606084015273ffffffffffffffffffffffffffffffffffffffff608082015116608084015273ffffffffffffffffffffffffffffffffffffffff60a08201511660a08401526fffffffffffffffffffffffffffffffff60c08201511660c084015260e081015160e084015261010081015161010084015273ffffffffffffffffffffffffffffffffffffffff610120820151166101208401526101408101516101408401526101608101516101608401526101808101516101808401526101a08101516101a08401526101c08101516101c08401526101e08101516101e084015261020081015161020084015261022081015161022084015261024081015161024084015261026081015161026084015261028081015161028084015201516102a0820152f35b7f50ad628b000000000000000000000000000000000000000000000000000000005f5260045ffd5b50610180810151610160820151101561163e565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fae87af7c000000000000000000000000000000000000000000000000000000005f5260045ffd5b6016915014876114bc565b7ff30fa3a7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b909192936119a381888a6142b1565b91909283111561190a57508282146119cd575b6119c3600191888a61431f565b940192919061148c565b9450846119b6565b7ff6d149cf000000000000000000000000000000000000000000000000000000005f5260045ffd5b611a0d915060c08301519061256d565b516101408201511415836113c3565b611a3091503d805f833e6104a78183612473565b846113af565b50610120813d8211611b31575b81611a516101209383612473565b810103126100da57604051610120810181811067ffffffffffffffff821117611b045773ffffffffffffffffffffffffffffffffffffffff9261010091604052611a9a816125b7565b8352611aa8602082016125d8565b6020840152611ab9604082016125b7565b6040840152611aca606082016125ed565b60608401526080810151608084015260a081015160a084015260c081015160c084015260e081015160e08401520151610100820152611310565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3d9150611a43565b611b4a6116c0600480350180612496565b60205f6102008401519282611c7360546024611b6a60c460043501612581565b94611b73613b52565b51957fffffffffffffffffffffffffffffffffffffffff000000000000000000000000611b9e613b52565b92816040519889957fffffffff000000000000000000000000000000000000000000000000000000008288019c60e01b168c528051918291018888015e8501937c14000000000000000000000000000000000000000000000000000000008786015260601b1660288401527c1400000000000000000000000000000000000000000000000000000000603c84015260601b1660408201527c2000000000000000000000000000000000000000000000000000000000848201526101046004350135605882015203016034810184520182612473565b604051918291518091835e8101838152039060025afa156104b6575f5103610ce957611caf610120611ca9600480350180612496565b016125a2565b73ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff604051927f90e544a1000000000000000000000000000000000000000000000000000000008452166004830152602082602481845afa9182156104b6575f92611f98575b50604067ffffffffffffffff9260248251809581937f17bf581500000000000000000000000000000000000000000000000000000000835216948560048301525afa80156104b6575f925f91611f5d575b5067ffffffffffffffff1615611f325750606082015160a083015161010084015160405191602083019384526040830152606082015260608152611dc9608082612473565b5190209060405161ffff602082018381528460408401527f7365676d656e7400000000000000000000000000000000000000000000000000606084015260478352611e15606784612473565b63ffffffff7f00000000000000000000000000000000000000000000000000000000000000001692519020161015611f0a5760e083015191604051906020820192835260408201527f686f700000000000000000000000000000000000000000000000000000000000606082015260438152611e92606382612473565b5190208115611edd570660c0820151818103611eaf575050611259565b7f5e3285a5000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b7f9c067aa6000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f90d12bab000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff9350611f8a915060403d604011611f91575b611f828183612473565b8101906135fb565b9092611d84565b503d611f78565b91506020823d602011611fd6575b81611fb360209383612473565b810103126100da576040611fcf67ffffffffffffffff936125d8565b9250611d33565b3d9150611fa6565b7ff5f3b230000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61201d612017828486612458565b9061292a565b46602082015114806121cc575b806121b9575b806121a6575b80612186575b80612172575b80612165575b80612158575b1580156120a6575b61207a5790600191612068828761256d565b52612073818661256d565b5001611204565b507f89466a76000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50811515801561205657505f19820182811161212b576120c6908661256d565b516101a08201516101c0820151149081612116575b81612101575b816120ee575b5015612056565b90506101808083015191015114876120e7565b905061016082015161016082015114906120e1565b905061010082015161010082015114906120db565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b508260e08201511461204e565b508160c082015114612048565b5060a4600435013561012082015114612042565b5060a081015163ffffffff61219f6064600435016127b6565b161461203c565b5060446004350135608082015114612036565b5060246004350135606082015114612030565b5073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001673ffffffffffffffffffffffffffffffffffffffff6040830151161461202a565b602090612230612841565b828288010152016111f9565b50608460043501356122568383612251612806565b6138fc565b14156111cc565b612276915060403d604011610d3857610d2a8183612473565b50826111aa565b346100da5761228b366123b3565b90808210156104c157612017610240926122a792602095612458565b0151604051908152f35b346100da576122bf366123b3565b818193929310156104c1576120176122e791846122e160409686612251612806565b94612458565b5182519182526020820152f35b346100da575f6003193601126100da57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100da575f6003193601126100da5760209063ffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b9181601f840112156100da5782359167ffffffffffffffff83116100da576020808501948460051b0101116100da57565b60406003198201126100da576004359067ffffffffffffffff82116100da576123de91600401612382565b909160243590565b359073ffffffffffffffffffffffffffffffffffffffff821682036100da57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100da570180359067ffffffffffffffff82116100da576020019181360383136100da57565b908210156103ec5761246f9160051b810190612407565b9091565b90601f601f19910116810190811067ffffffffffffffff821117611b0457604052565b9035907ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffea1813603018212156100da570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1813603018212156100da570180359067ffffffffffffffff82116100da57602001918160051b360383136100da57565b519081151582036100da57565b91908260409103126100da5761254460208351930161251d565b90565b359067ffffffffffffffff821682036100da57565b359063ffffffff821682036100da57565b80518210156103ec5760209160051b010190565b3573ffffffffffffffffffffffffffffffffffffffff811681036100da5790565b3567ffffffffffffffff811681036100da5790565b519073ffffffffffffffffffffffffffffffffffffffff821682036100da57565b519067ffffffffffffffff821682036100da57565b51906fffffffffffffffffffffffffffffffff821682036100da57565b67ffffffffffffffff8111611b045760051b60200190565b67ffffffffffffffff8111611b0457601f01601f191660200190565b6020818303126100da5780519067ffffffffffffffff82116100da57019060e0828203126100da576040519160e0830183811067ffffffffffffffff821117611b045760405261268d816125b7565b835261269b602082016125d8565b60208401526126ac604082016125d8565b60408401526126bd606082016125ed565b60608401526080810151608084015260a081015167ffffffffffffffff81116100da57810182601f820112156100da578051906126f98261260a565b916127076040519384612473565b80835260208084019160051b830101918583116100da57602001905b8282106127935750505060a084015260c08101519067ffffffffffffffff82116100da570181601f820112156100da5780519061275f82612622565b9261276d6040519485612473565b828452602083830101116100da57815f9260208093018386015e8301015260c082015290565b8151815260209182019101612723565b60643563ffffffff811681036100da5790565b3563ffffffff811681036100da5790565b60e4356fffffffffffffffffffffffffffffffff811681036100da5790565b8181029291811591840414171561212b57565b9190820180921161212b57565b60405190612815604083612473565b601a82527f7665696c6d6573682f7365676d656e742d636c61696d732f76310000000000006020830152565b60405190610260820182811067ffffffffffffffff821117611b04576040525f610240838281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e082015282610200820152826102208201520152565b909392938483116100da5784116100da578101920390565b92919261290082612622565b9161290e6040519384612473565b8294818452818301116100da578281602093845f960137010152565b9190612934612841565b926002612941838361425c565b91036119685761298b60409182519061295a8483612473565b600582527f636c61696d00000000000000000000000000000000000000000000000000000060208301528585613a65565b6019612998828686614276565b910361336857612b71612b6a612b26612b1f612ae1612ada60208d612a978c8e61161b8e612a54612a4d60019f612a09612a10918551906129d98783612473565b600682527f6c617965727300000000000000000000000000000000000000000000000000008d830152888a613a65565b868861431f565b835190612a1d8583612473565b600782527f617474656d7074000000000000000000000000000000000000000000000000008b8301528688613a65565b848661442a565b90610100880152612a6782519283612473565b600782527f636861696e496400000000000000000000000000000000000000000000000000888301528385613a65565b9290910152895190612aa98b83612473565b600782527f6e6578744b65790000000000000000000000000000000000000000000000000060208301528c8c613a65565b8a8a61431f565b875190612aee8983612473565b600782527f7365676d656e740000000000000000000000000000000000000000000000000060208301528a8a613a65565b888861442a565b9060a08b0152855190612b398783612473565b600782527f76657273696f6e0000000000000000000000000000000000000000000000000060208301528888613a65565b868661442a565b910361190a57612d75611546612d31612d27612d20898c6101a0612cdf6115468d612cd7612cd08f612c8c60049f612c41612c3a8c60e08d612bf8612bf189612c8598868f612bc284519485612473565b600884527f686f70436f756e740000000000000000000000000000000000000000000000006020850152613a65565b848d61442a565b9290910152865191612c0a8884612473565b600883527f686f70496e64657800000000000000000000000000000000000000000000000060208401528a613a65565b8c8861442a565b9060c08c0152835190612c548583612473565b600882527f6e6f74416674657200000000000000000000000000000000000000000000000060208301528c88613a65565b8a8661442a565b906102408a0152612c9f82519283612473565b600982527f696e436f6d6d697473000000000000000000000000000000000000000000000060208301528985613a65565b8783613a87565b9687926128dc565b910152885190612cef8a83612473565b600982527f6d6f64656c526f6f74000000000000000000000000000000000000000000000060208301528b8b613a65565b8989613a87565b8093918a8a6128dc565b6101208a0152845190612d448683612473565b600982527f706f736974696f6e73000000000000000000000000000000000000000000000060208301528787613a65565b612d808187876145cc565b939091036133685760020361190a5750612fab612f66612f5f611546612f1b612f11612f0a8b8e6060612ec96115468f8f612cd060029f91611546612e87612e7d612e768c612e39612e326101808f612def8d86612de2612cd79f828461442a565b929061016086015261442a565b9290910152885190612e018a83612473565b600982527f70726576436c61696d00000000000000000000000000000000000000000000006020830152848d613a65565b828b61431f565b865191612e468884612473565b600983527f726571756573744964000000000000000000000000000000000000000000000060208401528a613a65565b8c88613a87565b8093918d896128dc565b60808a0152612e9882519283612473565b600982527f73657373696f6e4964000000000000000000000000000000000000000000000060208301528985613a65565b9101528a5190612ed98c83612473565b600982527f7368617264526f6f74000000000000000000000000000000000000000000000060208301528d8d613a65565b8b8b613a87565b8093918c8c6128dc565b6101408c0152865190612f2e8883612473565b600982527f776f726b556e697473000000000000000000000000000000000000000000000060208301528989613a65565b878761442a565b906101e08a0152845190612f7a8683612473565b600a82527f656e636c6176654b65790000000000000000000000000000000000000000000060208301528787613a65565b612fb68187876145cc565b939091036133685760600361190a5750606081019081811161212b5785821161190a5761154661304f612d27612d20858c61022061300761300060029a8f9a8f9b6130939c6128dc565b36916128f4565b6020815191012091015288519061301e8a83612473565b600a82527f6f7574436f6d6d6974730000000000000000000000000000000000000000000060208301528b8b613a65565b6101c08a01528451906130628683612473565b600a82527f736574746c656d656e740000000000000000000000000000000000000000000060208301528787613a65565b61309e8187876145cc565b939091036133685760140361190a5750601481019081811161212b5785821161190a578361333b936132f46132ab6132a461326661325f6132218f8e60029f9e9b8c829f6131d784916133339f61321a9761020061319761318d6131868a6131106131dd9c888c8e6115469b506128dc565b90357fffffffffffffffffffffffffffffffffffffffff00000000000000000000000081169160148110613394575b505060601c888701528751906131558983612473565b600b82527f636c69656e744e6f6e636500000000000000000000000000000000000000000060208301528a8c613a65565b888a613a87565b809591898b6128dc565b9101526131a682519283612473565b600c82527f616e73776572436f6d6d6974000000000000000000000000000000000000000060208301528385613a65565b9161431f565b8a51916131ea8c84612473565b600c83527f65766964656e636548617368000000000000000000000000000000000000000060208401528d613a65565b8c8b61431f565b87519061322e8983612473565b600c82527f73616d706c696e6748617368000000000000000000000000000000000000000060208301528c8b613a65565b8a8961431f565b8551906132738783612473565b600d82527f73656d616e74696373486173680000000000000000000000000000000000000060208301528a89613a65565b888761431f565b916132ee838551926132bd8785612473565b601684527f7665696c6d6573682f706f65612d636c61696d2f76310000000000000000000060208501528a896128dc565b91613abd565b8a5261330282519283612473565b600982527f7369676e6174757265000000000000000000000000000000000000000000000060208301528584613a65565b9283916145cc565b949091036133685760300361190a5750603082019182811161212b5781831161190a5750810361190a5750565b507ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fffffffffffffffffffffffffffffffffffffffff0000000000000000000000009250829060140360031b1b16165f8061313f565b919091821580156135e3575b6104c1576133e28361260a565b6133ef6040519182612473565b838152601f196133fe8561260a565b015f5b8181106135cc57505080935f5b81811061341b5750505050565b613429612017828487612458565b4660208201511480613573575b80613564575b80613555575b80613535575b80613525575b80613518575b8061350b575b158015613486575b61207a5790600191613474828661256d565b5261347f818561256d565b500161340e565b50811515801561346257505f19820182811161212b576134a6908561256d565b516101a08201516101c08201511490816134f6575b816134e1575b816134ce575b5015613462565b905061018080830151910151145f6134c7565b905061016082015161016082015114906134c1565b905061010082015161010082015114906134bb565b508260e08201511461345a565b508160c082015114613454565b5061012081015160a4351461344e565b5060a08101516064359063ffffffff8216918281036100da575014613448565b50608081015160443514613442565b5060608101516024351461343c565b5073ffffffffffffffffffffffffffffffffffffffff60408201511673ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001614613436565b6020906135d7612841565b82828601015201613401565b506135f18382612251612806565b60843514156133d5565b91908260409103126100da576125446020835193016125d8565b9493919290926136263682866128f4565b805161010081036138d15750602081015160408201517fffffffffffffffffffffffffffffffff0000000000000000000000000000000060608401519260808501519460a081015160c08201519061010060e0840151930151808417155f146138c057506136949250614459565b156138b85760a0945b82604051956fff000000000000000000000000000000602088019860781b161760801b168652603085015260801b1660508301526060820152606081526136e5608082612473565b519020956102208101968751036138905761378f946137816137899251946040519560208701526020865261371b604087612473565b6040519661372a606089612473565b602b88527f424c535f5349475f424c53313233383147315f584d443a5348412d3235365f5360208901527f5357555f524f5f504f505f000000000000000000000000000000000000000000604089015236916128f4565b9236916128f4565b90613b8d565b1561386857815191604051927fdf78bce2000000000000000000000000000000000000000000000000000000008452600484015260408360248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa9283156104b6575f93613846575b50821561381a5750565b517f73a72b58000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b61386091935060403d604011611f9157611f828183612473565b50915f613810565b7f970e4fbf000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f9537c1e5000000000000000000000000000000000000000000000000000000005f5260045ffd5b60809461369d565b9150506138cc91614459565b613694565b7f8db73e6c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b90915f925f5b828110613a38575061392c61391685612622565b946139246040519687612473565b808652612622565b91601f196020860193013684375f90835b8183106139d457505050509160206139b483602483967fffffffff000000000000000000000000000000000000000000000000000000005f975160e01b16956040519586948186019889528051918291018587015e84019083820190898252519283915e010185815203601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6575f5190565b60046001916139e4858588612458565b8092917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16805f1a845380871a878501538060021a600285015360031a600384015384830137010192019161393d565b93613a44858484612458565b9050600401908160041161212b57600191613a5e916127f9565b9401613902565b82613a7f92613a76929695966142b1565b919091946142f4565b0361190a5750565b91613a97818360029496956145cc565b939091036133685760200361190a5750602081019283821161212b57831161190a579190565b9060206139b460045f9460248497825196816040519788957fffffffff000000000000000000000000000000000000000000000000000000008288019b60e01b168b528051918291018688015e8501917fffffffff000000000000000000000000000000000000000000000000000000008260e01b16858401526028830137010186838201520301601f198101835282612473565b60405190613b61604083612473565b601982527f7665696c6d6573682f7061796d656e742d7465726d732f7631000000000000006020830152565b9091928151608081036138d15750825161010081036138d15750613bb0826144bd565b801561424d575b614245578051613c2d60016020604051848195838084019801885e7fff000000000000000000000000000000000000000000000000000000000000008183019160f81b168382015203017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1810184520182612473565b60205f60609660405190613c418983612473565b60408252613cbf6003858401601f198c013682378680604051958693828501985180918a5e8401908282018a8152815193849201905e01017e800000000000000000000000000000000000000000000000000000000000008152866002820152885190818b8583015e0186838201520301601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6575f519060205f604051828101908582527f01000000000000000000000000000000000000000000000000000000000000006040820152613d39602182868851808c604185015e820101828101878152500301601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6575f519160205f6040518281019086851882527f02000000000000000000000000000000000000000000000000000000000000006040820152613db5602182868951808d604185015e820101828101878152500301601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6575f519360205f6040518281019088861882527f03000000000000000000000000000000000000000000000000000000000000006040820152613e31602182868a51808a604185015e820101828101878152500301601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6576020915f91613eaf6021845196866040519485928a838501981888527f04000000000000000000000000000000000000000000000000000000000000006040850152518091604185015e820101828101878152500301601f198101835282612473565b604051918291518091835e8101838152039060025afa156104b6575f92613f2b613f25613f1f613f3194613f028897885196604051916020830152604082015260408152613efd8d82612473565b61471e565b94604051916020830152604082015260408152613efd8b82612473565b92614538565b91614538565b906144f8565b602081519101600b5afa3d1561423e573d90613f4c82612622565b91613f5a6040519384612473565b82523d5f602084013e5b158015614232575b61420557602061416a5f9484838796015160408201519160808a820151910151907f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab821189146141fd5760ff60015b60405195898701958652604087015216016f1a0111ea397fe69a4b1ba7b6434bacd7038a8401527f64774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9feffffffffaaab0360808301526080825261401860a083612473565b6040519061402861012083612473565b6101008252858201926f024aa2b2f08f0a91260805272dc5105184527fc6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb860408401526f13e02b6052719f607dacd3a088274f658b8401527f596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e60808401526f0ce5d527727d6e118cc9cdc6da2e351a60a08401527fadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b8280160c08401526f0606c4a02ea734cc32acd2b02bc28b9960e08401527fcb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be61010084015286604051978896818089019b8051918291018d5e8801908282018d8152815193849201905e010190898252518092825e0190878252518092825e0185815203601f198101835282612473565b5190600f5afa903d156141f757503d9061418382612622565b916141916040519384612473565b82523d5f602084013e5b1580156141eb575b6141be576020818051810103126100da576020015160011490565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600f60045260245ffd5b506020815114156141a3565b9061419b565b60ff89613fbb565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600b60045260245ffd5b50608081511415613f6c565b8390613f64565b505050505f90565b50614257836144bd565b613bb7565b5f6005939261426a926145cc565b93909103611968579190565b82600592614286929594956145cc565b94919290920361190a57509190565b3590602081106142a3575090565b5f199060200360031b1b1690565b60039193926142c18186846145cc565b92919490940361190a57601f841161190a57508181612cd78561154694896142e897614442565b60081c9060f81b179190565b602081519101516020821061430f575b60081c9060f81b1790565b5f198260200360031b1b16614304565b929192600191825b61433057505050565b90919361433e8183856145cc565b9190928291600281148015614420575b156143755750505090614362918385614442565b935b801561212b575f1901919082614327565b9197925090600481036143935750509061438e916127f9565b614364565b600581036143d35750507f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8216820361212b5761438e9160011b906127f9565b909192600682149182156143ee575b505061190a5750614364565b600714915081614401575b505f806143e2565b6014811091508115614415575b505f6143f9565b60169150115f61440e565b506003811461434e565b6144359183916145cc565b93919392909361190a5750565b50929161444f90826127f9565b92831161190a5750565b906f0d0088f51cbff34d258dd3db21a5d66b821191821561447957505090565b6f0d0088f51cbff34d258dd3db21a5d66b14915081614496575090565b7fb23ba5c279c2895fb39869507b587b120f55ffff58a9ffffdcff7fffffffd55591501190565b805160061c905f5b8281106144d457505050600190565b8060061b820160406020820151910151176144f1576001016144c5565b5050505f90565b614536906020808095946040519684889551918291018487015e8401908282015f8152815193849201905e01015f815203601f198101845283612473565b565b5f809160208151910160105afa903d156145b9573d61455681612622565b906145646040519283612473565b81523d5f602083013e5b91158281156145ac575b5061457f57565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52601060045260245ffd5b608091505114155f614578565b606061456e565b908210156103ec570190565b909192828410156146f2576145e28484846145c0565b3560fd1c93601f6145f48286866145c0565b3560f81c1692600182019081831161212b5781601886106146ea5750601b851180156146e0575b6146b4577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe8850194851161212b57611546614669916001871b9361466185828b85614442565b9889926128dc565b6008851b8060031c830361212b5761010003610100811161212b571c94936001820361469d575050601884105b61190a5750565b6004901b908160021c0361212b5784901c15614696565b827ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506007871461461b565b949550505050565b837ff30fa3a7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f806040519261472f606085612473565b603084526147f5600160208601957f1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f62487527f1eabfffeb153ffffb9feffffffffaaab000000000000000000000000000000006040820152608060405197889260208085019760408952866040870152603060608701528051918291018587015e8401907f010000000000000000000000000000000000000000000000000000000000000084830152518092608183015e010185838201520301601f198101865285612473565b60405193614804604086612473565b6010855260203681870137519060055afa3d1561488c573d9061482682612622565b916148346040519384612473565b82523d5f602084013e5b158015614880575b61485357612544916144f8565b7feb8d043a000000000000000000000000000000000000000000000000000000005f52600560045260245ffd5b50603081511415614846565b60609061483e56' as const;
